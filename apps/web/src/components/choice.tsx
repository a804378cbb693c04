import { type ComponentProps, type ReactNode, useId } from 'react';

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'children'> {
  /** `radio`: one of several, which share a `name`. `checkbox`: any of them. */
  type?: 'radio' | 'checkbox';
  label: ReactNode;
  hint?: ReactNode;
}

/** An answer to choose. Those of one question stand in a `fieldset`. */
export function Choice({ type = 'radio', label, hint, ...input }: ChoiceProps) {
  const id = useId();
  return (
    <label className="choice">
      <input
        {...input}
        className="choice__input"
        type={type}
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
