import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

interface SegmentedProps<Value extends string> {
  /** What is chosen, for screen readers. */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode }[];
  block?: boolean;
}

/** Two to four views or modes side by side, one of them chosen. Arrows move. */
export function Segmented<Value extends string>({
  label,
  value,
  onChange,
  options,
  block,
}: SegmentedProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      className="segmented"
      data-block={block || undefined}
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        // Pressing the chosen one would unset it; one is always chosen.
        const option = options.find((each) => each.value === next);
        if (option) onChange(option.value);
      }}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option.value} value={option.value} className="segmented__item">
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
