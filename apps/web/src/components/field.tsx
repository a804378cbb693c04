import { CircleAlert } from 'lucide-react';
import { createContext, type ReactNode, use, useId } from 'react';

interface Wiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

const FieldContext = createContext<Wiring | null>(null);

/** What joins a control to its field's label, hint and error; nothing outside a field. */
export function useFieldWiring(): Partial<Wiring> {
  return use(FieldContext) ?? {};
}

interface FieldProps {
  label: ReactNode;
  /** At the other end of the label's line: "31 of 120". */
  aside?: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to put it right. Takes the hint's place for the eye, not for screen readers. */
  error?: ReactNode;
  children: ReactNode;
}

/** A label, its control, a hint and an error, joined for everyone. */
export function Field({ label, aside, hint, error, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [error ? errorId : '', hint ? hintId : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        <span>{label}</span>
        {aside !== undefined && <span className="field__aside">{aside}</span>}
      </label>
      <FieldContext
        value={{ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined }}
      >
        {children}
      </FieldContext>
      {error ? (
        <p className="error" id={errorId}>
          <CircleAlert aria-hidden="true" strokeWidth={1.75} />
          <span>{error}</span>
        </p>
      ) : null}
      {hint ? (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
