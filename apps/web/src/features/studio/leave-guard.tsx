import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useLeaveBlocker } from '../../lib/site-history.ts';

/** Asks before a host on air leaves: within the site in our own words, else in the browser's. */
export function LeaveGuard({ active }: { active: boolean }) {
  const { t } = useTranslation('studio');
  const leaving = useLeaveBlocker(active);

  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [active]);

  return (
    <ConfirmDialog
      open={leaving.blocked}
      onOpenChange={(open) => {
        if (!open) leaving.stay();
      }}
      title={t('leave_dialog.title')}
      keep={t('leave_dialog.keep')}
      confirm={t('leave_dialog.confirm')}
      onConfirm={leaving.proceed}
    >
      {t('leave_dialog.text')}
    </ConfirmDialog>
  );
}
