import { type ComponentProps, type ReactNode, useId } from 'react';

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'children'> {
  label: ReactNode;
  hint?: ReactNode;
}

/** Yes or no, as part of a form. Several of one question stand in a `fieldset`. */
export function Checkbox({ label, hint, ...input }: CheckboxProps) {
  const id = useId();
  return (
    <label className="choice">
      <input
        {...input}
        className="choice__input"
        data-kind="checkbox"
        type="checkbox"
        aria-labelledby={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <span className="choice__text">
        <span id={id}>{label}</span>
        {hint !== undefined && (
          <span className="small muted" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
