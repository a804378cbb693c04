import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useFieldWiring } from './field.tsx';

/** A choice from a list: the system's own control, which phones show best. Inside a `Field` it is joined to it. */
export function Select({ children, ...props }: ComponentProps<'select'>) {
  return (
    <span className="affix">
      <select {...useFieldWiring()} {...props} className="input" data-kind="select">
        {children}
      </select>
      <ChevronDown size={16} aria-hidden="true" />
    </span>
  );
}
