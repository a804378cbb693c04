import { type ComponentProps, type ReactNode, useId } from 'react';

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'type' | 'children'> {
  label: ReactNode;
  hint?: ReactNode;
}

/** One of several, of which one is chosen. Those of one question share a `name` and stand in a `fieldset`. */
export function Choice({ label, hint, ...input }: ChoiceProps) {
  const id = useId();
  return (
    <label className="choice">
      <input
        {...input}
        className="choice__input"
        type="radio"
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
