import type { ManagedUser } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { ActDialog } from './act-dialog.tsx';
import { useSuspendUser } from '../../api/admin/suspend-user.ts';

export function SuspendDialog({ user, onClose }: { user: ManagedUser; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { mutateAsync, isPending, error } = useSuspendUser(user.id);
  return (
    <ActDialog
      title={t('suspension.ask', { name: user.display_name })}
      text={t('suspension.ask_text')}
      hint={t('suspension.reason_hint')}
      action={t('suspension.do')}
      dangerous
      endable
      act={{ mutateAsync: ({ reason, end }) => mutateAsync({ reason, until: end }), isPending, error }}
      onClose={onClose}
    />
  );
}
