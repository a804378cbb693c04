import { SendHorizontal } from 'lucide-react';
import { type FormEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { LimitNotice } from './limit-notice.tsx';
import { readDraft, writeDraft } from './unsent.ts';

/** UTF-16 units, as the API counts them; from `warnFrom` on the length is shown. */
const longestMessage = 500;
const warnFrom = 400;

interface ComposerProps {
  streamId: string;
  /** Until when no message is taken, because one wrote too fast; one that is waiting goes by itself then. */
  limitedUntil: number | null;
  onSend: (body: string) => void;
  ref?: Ref<{ focus: () => void }>;
}

/** The field for one's own message. What is typed stays over a reload. */
export function Composer({ streamId, limitedUntil, onSend, ref }: ComposerProps) {
  const { t } = useTranslation('chat');
  const [draft, setDraft] = useState(() => readDraft(streamId));
  const input = useRef<HTMLInputElement>(null);
  const limitId = useId();
  const limited = limitedUntil !== null;

  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }), []);

  const write = (next: string) => {
    setDraft(next);
    writeDraft(streamId, next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = draft.trim();
    // What is typed stays; it can be sent when the wait is over.
    if (body === '' || limited) return input.current?.focus();
    onSend(body);
    write('');
    // On phones the keyboard stays for the next message.
    input.current?.focus();
  };

  return (
    <form className="chat__foot" onSubmit={submit}>
      <div className="composer">
        <input
          ref={input}
          className="input"
          dir="auto"
          value={draft}
          maxLength={longestMessage}
          autoComplete="off"
          enterKeyHint="send"
          placeholder={t('placeholder')}
          aria-label={t('message')}
          aria-describedby={limited ? limitId : undefined}
          onChange={(event) => write(event.target.value)}
        />
        <Button
          type="submit"
          variant={draft.trim() === '' || limited ? 'secondary' : 'primary'}
          aria-disabled={limited || undefined}
          aria-label={t('send')}
          title={t('send')}
          data-icon=""
        >
          <SendHorizontal size={18} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </div>
      <LimitNotice id={limitId} until={limitedUntil} />
      {draft.length >= warnFrom && (
        <p className="xs muted num">{t('length', { length: draft.length, most: longestMessage })}</p>
      )}
    </form>
  );
}
