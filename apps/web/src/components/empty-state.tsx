import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons: the next step. */
  actions?: ReactNode;
  /** Without the dashed frame: inside a panel. */
  bare?: boolean;
  /** `h1` when it is the whole page. */
  heading?: 'p' | 'h1' | 'h2';
}

/** A list without entries, or one that could not be loaded: why, and what to do. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  actions,
  bare = false,
  heading: Heading = 'p',
}: EmptyStateProps) {
  return (
    <div className="empty" data-bare={bare || undefined}>
      <Icon size={32} strokeWidth={1.5} aria-hidden="true" />
      <Heading className={Heading === 'p' ? 'empty__title' : 'h2'}>{title}</Heading>
      {children !== undefined && <div className="empty__text">{children}</div>}
      {actions !== undefined && <div className="btn-row">{actions}</div>}
    </div>
  );
}
