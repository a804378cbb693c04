import { useLayoutEffect } from 'react';

/** Keeps the page behind a dialog where it is, also sideways when its scroll bar goes. */
export function useScrollLock(locked: boolean): void {
  useLayoutEffect(() => {
    if (!locked) return;
    const root = document.documentElement;
    const bar = innerWidth - root.clientWidth;
    root.style.overflow = 'hidden';
    root.style.paddingInlineEnd = `${bar}px`;
    return () => {
      root.style.overflow = '';
      root.style.paddingInlineEnd = '';
    };
  }, [locked]);
}
