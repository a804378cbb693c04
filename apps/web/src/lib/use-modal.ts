import { useLayoutEffect, useRef } from 'react';

/**
 * While a dialog is open, the page behind it stays where it is and takes neither focus nor press. Returns what gives the
 * focus back to where it was: Radix does so only for dialogs with a trigger of its own, and ours are opened from anywhere.
 */
export function useModal(open: boolean): { giveFocusBack: (event: Event) => void } {
  const opener = useRef<Element | null>(null);

  useLayoutEffect(() => {
    if (!open) return;
    opener.current = document.activeElement;
    const root = document.documentElement;
    const page = document.getElementById('root');
    // Sideways too, when the scroll bar goes.
    const bar = innerWidth - root.clientWidth;
    root.style.overflow = 'hidden';
    root.style.paddingInlineEnd = `${bar}px`;
    page?.setAttribute('inert', '');
    return () => {
      root.style.overflow = '';
      root.style.paddingInlineEnd = '';
      page?.removeAttribute('inert');
    };
  }, [open]);

  return {
    giveFocusBack: (event) => {
      event.preventDefault();
      if (opener.current instanceof HTMLElement) opener.current.focus();
    },
  };
}
