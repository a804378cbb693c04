import { addInvitee } from '@footlight/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { Input } from '../../../components/input.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { isProblem } from '../../../lib/send.ts';
import { useAddInvitee } from '../../../api/streams/add-invitee.ts';

/** Names one more person, by e-mail or handle. */
export function AddInviteeForm({ streamId }: { streamId: string }) {
  const { t } = useTranslation('streams');
  const add = useAddInvitee(streamId);
  const [who, setWho] = useState('');
  const [wrong, setWrong] = useState(false);
  const nobody = isProblem(add.error, 'not_found');

  const submit = () => {
    const named = who.trim();
    const body = named.lastIndexOf('@') > 0 ? { email: named } : { user: named.replace(/^@/, '') };
    const known = addInvitee.body.safeParse(body).success;
    setWrong(!known);
    if (known) add.mutate(named, { onSuccess: () => setWho('') });
  };

  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label={t('invitees.who')}
        error={wrong ? t('invitees.wrong') : nobody ? t('invitees.nobody') : undefined}
      >
        <div className="flex gap-2">
          <Input
            value={who}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            dir="ltr"
            onChange={(event) => {
              setWho(event.target.value);
              setWrong(false);
              add.reset();
            }}
          />
          <Button type="submit" busy={add.isPending}>
            {t('invitees.add')}
          </Button>
        </div>
      </Field>
      {add.error && !nobody && (
        <ProblemNotice
          error={add.error}
          title={t('invitees.add_failed')}
          onRetry={submit}
          busy={add.isPending}
        />
      )}
      <p className="sr-only" role="status">
        {add.isSuccess && t('invitees.added')}
      </p>
    </form>
  );
}
