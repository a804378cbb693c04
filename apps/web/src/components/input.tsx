import type { ComponentProps } from 'react';
import { useFieldWiring } from './field.tsx';

/** One line of text. Inside a `Field` it is joined to label, hint and error. */
export function Input(props: ComponentProps<'input'>) {
  return (
    <input
      {...useFieldWiring()}
      {...props}
      className={props.className ? `input ${props.className}` : 'input'}
    />
  );
}
