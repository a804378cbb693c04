import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode, Ref } from 'react';

const icons = {
  info: Info,
  ok: CircleCheck,
  warn: TriangleAlert,
  danger: CircleAlert,
} as const satisfies Record<string, LucideIcon>;

interface NoticeProps {
  tone: keyof typeof icons;
  /** What happened, in a sentence with its full stop. */
  title?: ReactNode;
  /** What stays safe, what to do. */
  children?: ReactNode;
  /** A button or link: the next step. */
  action?: ReactNode;
  icon?: LucideIcon;
  /** `alert` is read out at once, `status` when it is convenient. */
  role?: 'alert' | 'status';
  className?: string;
  ref?: Ref<HTMLDivElement>;
}

/** Something to know, in the place that it is about. */
export function Notice({ tone, title, children, action, icon, role, className, ref }: NoticeProps) {
  const Icon = icon ?? icons[tone];
  return (
    <div
      className={className ? `notice ${className}` : 'notice'}
      data-tone={tone}
      role={role}
      ref={ref}
      tabIndex={ref ? -1 : undefined}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      <div className="notice__body">
        <div className="notice__text">
          {title !== undefined && <strong>{title} </strong>}
          {children}
        </div>
        {action !== undefined && <div>{action}</div>}
      </div>
    </div>
  );
}
