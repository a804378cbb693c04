import type { ManagedUser } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { ActionDialog } from './action-dialog.tsx';
import { useLiftSuspension } from '../../api/admin/lift-suspension.ts';

export function LiftDialog({ user, onClose }: { user: ManagedUser; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { mutateAsync, isPending, error } = useLiftSuspension(user.id);
  return (
    <ActionDialog
      title={t('suspension.lift_ask', { name: user.display_name })}
      text={t('suspension.lift_text')}
      hint={t('ask.log_hint')}
      action={t('suspension.lift')}
      mutation={{ mutateAsync: ({ reason }) => mutateAsync({ reason }), isPending, error }}
      onClose={onClose}
    />
  );
}
