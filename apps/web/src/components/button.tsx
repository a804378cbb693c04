import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';

export type ButtonVariant = 'secondary' | 'primary' | 'quiet' | 'danger' | 'danger-solid' | 'live';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary`: one in a view. `live`: Go live only. `danger-solid`: only the button that does it. */
  variant?: ButtonVariant;
  size?: 'sm' | 'md' | 'lg';
  /** As wide as its place. */
  block?: boolean;
  /** Working: shows it, and takes no second press. */
  busy?: boolean;
  /** Lends the look to its only child, a link for example. */
  asChild?: boolean;
}

export function Button({
  variant = 'secondary',
  size = 'md',
  block,
  busy = false,
  asChild = false,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const look = {
    className: className ? `btn ${className}` : 'btn',
    'data-variant': variant,
    'data-size': size,
    'data-block': block || undefined,
  };
  if (asChild) {
    return (
      <Slot.Root {...look} onClick={onClick} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  // Busy stays focusable, so that nobody loses their place; `aria-disabled` says that it takes no press.
  return (
    <button
      {...look}
      type={busy ? 'button' : type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      {...rest}
    >
      {busy && <span className="spin" aria-hidden="true" />}
      {children}
    </button>
  );
}
