import type { ComponentProps } from 'react';
import { Tooltip } from '../../components/tooltip.tsx';

interface PlayerButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** Its name, and the words of its tooltip. */
  label: string;
}

/** A control that lies on the picture: an icon of 22 px with a place of 44 px around it. */
export function PlayerButton({ label, className, ...rest }: PlayerButtonProps) {
  return (
    <Tooltip text={label} side="top">
      <button type="button" className={className ? `ctl ${className}` : 'ctl'} aria-label={label} {...rest} />
    </Tooltip>
  );
}
