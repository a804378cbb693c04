import type { Account } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { DeletionDialog } from '../../components/deletion-dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { describeProblem } from '../../lib/describe-problem.ts';
import { isProblem } from '../../lib/send.ts';
import { useDeleteMe } from '../../api/account/delete-me.ts';
import { SignInAgain } from './sign-in-again.tsx';

interface DeleteDialogProps {
  account: Account;
  onClose: () => void;
  onDeleted: () => void;
}

/** The last question before an account goes. */
export function DeleteDialog({ account, onClose, onDeleted }: DeleteDialogProps) {
  const { t } = useTranslation('account');
  const { handle, has_password: hasPassword } = account;
  const remove = useDeleteMe();
  const { error } = remove;
  return (
    <DeletionDialog
      title={t('deletion.dialog_title')}
      text={t('deletion.dialog_text')}
      handle={handle}
      labels={{
        confirm: t('deletion.confirm', { handle }),
        wrong: t('deletion.confirm_wrong', { handle }),
        keep: t('deletion.keep'),
        submit: t('deletion.submit'),
        failed: t('deletion.failed'),
      }}
      password={hasPassword && { label: t('deletion.password'), missing: t('invalid.password_missing') }}
      error={isProblem(error, 'password_wrong') ? null : error}
      instead={
        isProblem(error, 'last_admin') ? (
          <Notice tone="danger" role="alert" title={t('deletion.failed')}>
            {t('deletion.last_admin')}
          </Notice>
        ) : isProblem(error, 'recent_sign_in_required') ? (
          <SignInAgain />
        ) : undefined
      }
      busy={remove.isPending}
      onSubmit={(password, refuse) =>
        remove.mutate(hasPassword ? { password } : {}, {
          onSuccess: onDeleted,
          onError: (problem) => {
            if (isProblem(problem, 'password_wrong')) refuse(describeProblem(problem).sentence);
          },
        })
      }
      onClose={onClose}
    />
  );
}
