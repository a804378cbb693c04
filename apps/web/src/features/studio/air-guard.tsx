import { useTranslation } from 'react-i18next';
import { LeaveGuard } from '../../components/leave-guard.tsx';

/** Asks before a host on air leaves. */
export function AirGuard({ active }: { active: boolean }) {
  const { t } = useTranslation('studio');
  return (
    <LeaveGuard
      active={active}
      title={t('leave_dialog.title')}
      keep={t('leave_dialog.keep')}
      confirm={t('leave_dialog.confirm')}
    >
      {t('leave_dialog.text')}
    </LeaveGuard>
  );
}
