import type { ManagedUser } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { ActionDialog } from './action-dialog.tsx';
import { useChangeRole } from '../../api/admin/change-role.ts';

export function RoleDialog({ user, onClose }: { user: ManagedUser; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const role = user.role === 'admin' ? 'member' : 'admin';
  const { mutateAsync, isPending, error } = useChangeRole(user.id);
  const kind = role === 'admin' ? 'give' : 'take';
  return (
    <ActionDialog
      title={t(`role.${kind}_ask`, { name: user.display_name })}
      text={t(`role.${kind}_text`)}
      hint={t('ask.log_hint')}
      action={t(`role.${kind}`)}
      dangerous={role === 'member'}
      mutation={{ mutateAsync: ({ reason }) => mutateAsync({ role, reason }), isPending, error }}
      onClose={onClose}
    />
  );
}
