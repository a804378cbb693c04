import type { ReactNode } from 'react';

interface StatusOverlayProps {
  /** `video`: 16:9, and taller only when the words need it. `none`: as its place is. */
  ratio?: 'video' | 'none';
  icon?: ReactNode;
  /** A line above the title. */
  over?: ReactNode;
  title: ReactNode;
  heading?: 'h1' | 'h2' | 'p';
  children?: ReactNode;
  /** Buttons: the next step. */
  actions?: ReactNode;
  /** A line below the buttons. */
  under?: ReactNode;
  /** `status`: a change is read out when convenient. `alert`: at once. */
  role?: 'status' | 'alert';
  className?: string;
}

/** In the place of the picture when there is none: what is happening, how long, and the one thing to do. */
export function StatusOverlay({
  ratio = 'video',
  icon,
  over,
  title,
  heading: Heading = 'h2',
  children,
  actions,
  under,
  role,
  className,
}: StatusOverlayProps) {
  return (
    <div
      className={className ? `status-overlay ${className}` : 'status-overlay'}
      data-ratio={ratio}
      role={role}
    >
      <div className="status-overlay__in">
        {icon}
        {over !== undefined && <p className="small sub">{over}</p>}
        <Heading className="h1">{title}</Heading>
        {children !== undefined && <div className="sub">{children}</div>}
        {actions !== undefined && <div className="btn-row">{actions}</div>}
        {under !== undefined && <p className="small sub">{under}</p>}
      </div>
    </div>
  );
}

/** Three dots that pulse one after the other: something is loading. */
export function LoadingIndicator() {
  return (
    <div className="loading-indicator" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}
