import type { ManagedUser } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { ActDialog } from './act-dialog.tsx';
import { useLiftSuspension } from '../../api/admin/lift-suspension.ts';

export function LiftDialog({ user, onClose }: { user: ManagedUser; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { mutateAsync, isPending, error } = useLiftSuspension(user.id);
  return (
    <ActDialog
      title={t('suspension.lift_ask', { name: user.display_name })}
      text={t('suspension.lift_text')}
      hint={t('ask.log_hint')}
      action={t('suspension.lift')}
      act={{ mutateAsync: ({ reason }) => mutateAsync({ reason }), isPending, error }}
      onClose={onClose}
    />
  );
}
