import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLeaveBlocker } from '../lib/site-history.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

interface UnsavedGuardProps {
  active: boolean;
  /** What is lost: "What you changed in your profile is lost." */
  children: ReactNode;
}

/** Asks before what was typed is lost: within the site in our own words, else in the browser's. */
export function UnsavedGuard({ active, children }: UnsavedGuardProps) {
  const { t } = useTranslation();
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
      title={t('unsaved.title')}
      keep={t('unsaved.keep')}
      confirm={t('unsaved.confirm')}
      onConfirm={leaving.proceed}
    >
      {children}
    </ConfirmDialog>
  );
}
