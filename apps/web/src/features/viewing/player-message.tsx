import type { ReactNode } from 'react';
import { StatusOverlay } from '../../components/status-overlay.tsx';

/** How the icon above a message is drawn. */
export const messageIcon = { size: 32, strokeWidth: 1.5, 'aria-hidden': true } as const;

interface PlayerMessageProps {
  role: 'status' | 'alert';
  icon?: ReactNode;
  over?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  under?: ReactNode;
  /** Shown only after a moment: most of the time it is over before. */
  late?: boolean;
}

/** One message in the frame of the player, in place of the picture. */
export function PlayerMessage({ late = false, children, ...rest }: PlayerMessageProps) {
  return (
    <StatusOverlay ratio="none" {...rest} {...(late ? { className: 'status-overlay--late' } : {})}>
      {children}
    </StatusOverlay>
  );
}
