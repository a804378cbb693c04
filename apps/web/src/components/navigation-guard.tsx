import { type ReactNode, useEffect } from 'react';
import { useLeaveBlocker } from '../lib/site-history.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

interface NavigationGuardProps {
  active: boolean;
  title: string;
  /** The button that stays, and the one that leaves. */
  keep: string;
  confirm: string;
  /** What is lost. */
  children: ReactNode;
}

/** Asks before something is left: within the site in our own labels, else in the browser's. */
export function NavigationGuard({ active, children, ...labels }: NavigationGuardProps) {
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
      {...labels}
      onConfirm={leaving.proceed}
    >
      {children}
    </ConfirmDialog>
  );
}
