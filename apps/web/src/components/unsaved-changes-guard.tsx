import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavigationGuard } from './navigation-guard.tsx';

interface UnsavedChangesGuardProps {
  active: boolean;
  /** What is lost: "What you changed in your profile is lost." */
  children: ReactNode;
}

/** Asks before what was typed is lost. */
export function UnsavedChangesGuard({ active, children }: UnsavedChangesGuardProps) {
  const { t } = useTranslation();
  return (
    <NavigationGuard
      active={active}
      title={t('unsaved.title')}
      keep={t('unsaved.keep')}
      confirm={t('unsaved.confirm')}
    >
      {children}
    </NavigationGuard>
  );
}
