import type { Guest } from '@footlight/contracts';
import { CircleAlert } from 'lucide-react';
import { type FormEvent, useId, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Button } from '../../components/button.tsx';
import { describeProblem } from '../../lib/describe-problem.ts';
import { signInPath } from '../../lib/return-path.ts';
import { isProblem } from '../../lib/send.ts';
import { useNameGuest } from '../../api/chat/name-guest.ts';

/** UTF-16 units, as the API counts them. */
const longestName = 40;

interface GuestNameFormProps {
  /** Whether there was a name, which cannot be used here. */
  other: boolean;
  onNamed: (guest: Guest) => void;
  ref?: Ref<{ focus: () => void }>;
}

/** Asks a guest for a name, in the place of the message's field. */
export function GuestNameForm({ other, onNamed, ref }: GuestNameFormProps) {
  const { t } = useTranslation('chat');
  const { pathname, search } = useLocation();
  const [name, setName] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const naming = useNameGuest(onNamed);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (naming.isPending) return;
    setIsEmpty(name.trim() === '');
    if (name.trim() === '') input.current?.focus();
    else naming.mutate(name, { onError: () => input.current?.focus() });
  };

  const refused = isProblem(naming.error, 'validation_failed');
  const error =
    isEmpty || refused
      ? t('guest.invalid')
      : naming.error && `${t('guest.failed')} ${describeProblem(naming.error).sentence}`;

  return (
    <form className="chat__foot" onSubmit={submit} noValidate>
      <label className="small strong" htmlFor={id}>
        {t(other ? 'guest.label_other' : 'guest.label')}
      </label>
      <div className="composer">
        <input
          ref={input}
          id={id}
          className="input"
          value={name}
          maxLength={longestName}
          autoComplete="nickname"
          enterKeyHint="done"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
          onChange={(event) => {
            setName(event.target.value);
            setIsEmpty(false);
            naming.reset();
          }}
        />
        <Button variant="primary" type="submit" busy={naming.isPending}>
          {t('guest.join')}
        </Button>
      </div>
      {error && (
        <p className="error" id={`${id}-error`} role="alert">
          <CircleAlert aria-hidden="true" strokeWidth={1.75} />
          <span>{error}</span>
        </p>
      )}
      <p className="xs muted" id={`${id}-hint`}>
        {t('guest.hint_before')}{' '}
        <Link className="link" to={signInPath(`${pathname}${search}`)}>
          {t('guest.hint_link')}
        </Link>{' '}
        {t('guest.hint_after')}
      </p>
    </form>
  );
}
