import type { ManagedUser } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { ActionDialog } from './action-dialog.tsx';
import { useSuspendUser } from '../../api/admin/suspend-user.ts';

export function SuspendDialog({ user, onClose }: { user: ManagedUser; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { mutateAsync, isPending, error } = useSuspendUser(user.id);
  return (
    <ActionDialog
      title={t('suspension.ask', { name: user.display_name })}
      text={t('suspension.ask_text')}
      hint={t('suspension.reason_hint')}
      action={t('suspension.do')}
      dangerous
      endable
      mutation={{ mutateAsync: ({ reason, end }) => mutateAsync({ reason, until: end }), isPending, error }}
      onClose={onClose}
    />
  );
}
