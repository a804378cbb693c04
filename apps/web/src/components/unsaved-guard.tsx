import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveGuard } from './leave-guard.tsx';

interface UnsavedGuardProps {
  active: boolean;
  /** What is lost: "What you changed in your profile is lost." */
  children: ReactNode;
}

/** Asks before what was typed is lost. */
export function UnsavedGuard({ active, children }: UnsavedGuardProps) {
  const { t } = useTranslation();
  return (
    <LeaveGuard
      active={active}
      title={t('unsaved.title')}
      keep={t('unsaved.keep')}
      confirm={t('unsaved.confirm')}
    >
      {children}
    </LeaveGuard>
  );
}
