import { useTranslation } from 'react-i18next';
import { NavigationGuard } from '../../components/navigation-guard.tsx';

/** Asks before a host on air leaves. */
export function LeaveLiveGuard({ active }: { active: boolean }) {
  const { t } = useTranslation('studio');
  return (
    <NavigationGuard
      active={active}
      title={t('leave_dialog.title')}
      keep={t('leave_dialog.keep')}
      confirm={t('leave_dialog.confirm')}
    >
      {t('leave_dialog.text')}
    </NavigationGuard>
  );
}
