import { Switch as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';

/** On or off, at once. Give it a name by a label or `aria-label`. */
export function Switch(props: Omit<ComponentProps<typeof Radix.Root>, 'className' | 'children'>) {
  return (
    <Radix.Root {...props} className="switch">
      <Radix.Thumb className="switch__thumb" />
    </Radix.Root>
  );
}
