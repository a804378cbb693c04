import { useRef } from 'react';

/**
 * Remembers what had the focus when a dialog opened and gives it back when the dialog closes. Radix does so only for
 * dialogs with a trigger of its own; ours are opened from anywhere.
 */
export function useFocusReturn() {
  const opener = useRef<Element | null>(null);
  return {
    remember: () => {
      opener.current = document.activeElement;
    },
    giveBack: (event: Event) => {
      event.preventDefault();
      if (opener.current instanceof HTMLElement) opener.current.focus();
    },
  };
}
