import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useLeaveBlocker } from '../../lib/site-history.ts';

/** Asks before what was typed is lost: within the site in our own words, else in the browser's. */
export function UnsavedGuard({ active }: { active: boolean }) {
  const { t } = useTranslation('account');
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
      title={t('profile.leave_title')}
      keep={t('profile.leave_keep')}
      confirm={t('profile.leave_confirm')}
      onConfirm={leaving.proceed}
    >
      {t('profile.leave_text')}
    </ConfirmDialog>
  );
}
