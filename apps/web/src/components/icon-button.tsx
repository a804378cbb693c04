import { Button, type ButtonProps } from './button.tsx';
import { Tooltip } from './tooltip.tsx';

interface IconButtonProps extends Omit<ButtonProps, 'aria-label' | 'children' | 'block'> {
  /** Its name, for screen readers and in the tooltip. */
  label: string;
  children: React.ReactNode;
  /** Where the tooltip stands. */
  side?: 'top' | 'bottom';
}

/** A button that is an icon alone. It always has a name and a tooltip. */
export function IconButton({ label, side, variant = 'quiet', children, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} side={side}>
      <Button variant={variant} aria-label={label} data-icon="" {...rest}>
        {children}
      </Button>
    </Tooltip>
  );
}
