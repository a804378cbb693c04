import type { Account } from '@footlight/contracts';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Input } from '../../components/input.tsx';
import { Notice } from '../../components/notice.tsx';
import { PasswordInput } from '../../components/password-input.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { wordsFor } from '../../lib/problem-words.ts';
import { isProblem } from '../../lib/send.ts';
import { useDeleteMe } from './delete-me.ts';
import { SignInAgain } from './sign-in-again.tsx';

interface DeletionDialogProps {
  account: Account;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted: () => void;
}

/** The last question before an account goes: the password, where there is one, and the handle written out. */
export function DeletionDialog({ account, open, onOpenChange, onDeleted }: DeletionDialogProps) {
  const { t } = useTranslation('account');
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('deletion.dialog_title')}
      description={t('deletion.dialog_text')}
    >
      <DeletionForm account={account} onKeep={() => onOpenChange(false)} onDeleted={onDeleted} />
    </Dialog>
  );
}

interface DeletionFormProps {
  account: Account;
  onKeep: () => void;
  onDeleted: () => void;
}

function DeletionForm({ account, onKeep, onDeleted }: DeletionFormProps) {
  const { t } = useTranslation('account');
  const { handle, has_password: hasPassword } = account;
  const remove = useDeleteMe();
  const { register, handleSubmit, setError, formState } = useForm({
    defaultValues: { password: '', handle: '' },
  });
  const { errors } = formState;
  const { error } = remove;

  const submit = handleSubmit(({ password }) => {
    remove.mutate(hasPassword ? { password } : {}, {
      onSuccess: onDeleted,
      onError: (refusal) => {
        if (!isProblem(refusal, 'password_wrong')) return;
        const sentence = { type: 'server', message: wordsFor(refusal).sentence };
        setError('password', sentence, { shouldFocus: true });
      },
    });
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <DialogBody>
        {isProblem(error, 'last_admin') ? (
          <Notice tone="danger" role="alert" title={t('deletion.failed')}>
            {t('deletion.last_admin')}
          </Notice>
        ) : isProblem(error, 'recent_sign_in_required') ? (
          <SignInAgain />
        ) : error && !isProblem(error, 'password_wrong') ? (
          <ProblemNotice
            error={error}
            title={t('deletion.failed')}
            onRetry={() => void submit()}
            busy={remove.isPending}
          />
        ) : null}
        {hasPassword && (
          <Field label={t('deletion.password')} error={errors.password?.message}>
            <PasswordInput
              {...register('password', { required: t('invalid.password_missing') })}
              autoComplete="current-password"
            />
          </Field>
        )}
        <Field label={t('deletion.confirm', { handle })} error={errors.handle?.message}>
          <Input
            {...register('handle', {
              validate: (written) =>
                written.trim().toLowerCase() === handle || t('deletion.confirm_wrong', { handle }),
            })}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            dir="ltr"
          />
        </Field>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onKeep}>{t('deletion.keep')}</Button>
        <Button type="submit" variant="danger-solid" busy={remove.isPending}>
          {t('deletion.submit')}
        </Button>
      </DialogFoot>
    </form>
  );
}
