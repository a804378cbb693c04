import type { ManagedUser } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { ActDialog } from './act-dialog.tsx';
import { useChangeRole } from '../../api/admin/change-role.ts';

export function RoleDialog({ user, onClose }: { user: ManagedUser; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const role = user.role === 'admin' ? 'member' : 'admin';
  const { mutateAsync, isPending, error } = useChangeRole(user.id);
  const words = role === 'admin' ? 'give' : 'take';
  return (
    <ActDialog
      title={t(`role.${words}_ask`, { name: user.display_name })}
      text={t(`role.${words}_text`)}
      hint={t('ask.log_hint')}
      action={t(`role.${words}`)}
      dangerous={role === 'member'}
      act={{ mutateAsync: ({ reason }) => mutateAsync({ role, reason }), isPending, error }}
      onClose={onClose}
    />
  );
}
