import type { ComponentProps } from 'react';
import { useFieldWiring } from './field.tsx';

/** Several lines of text. Inside a `Field` it is joined to label, hint and error. */
export function Textarea(props: ComponentProps<'textarea'>) {
  return <textarea {...useFieldWiring()} {...props} className="input" data-kind="textarea" />;
}
