import { useEffect, useLayoutEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/** How far down each entry of the browser's history was read, in pixels. */
const depths = new Map<string, number>();

/** A new page starts at its top; back and forward return to where one was. */
export function useScrollRestoration(): void {
  const { key, pathname } = useLocation();
  const action = useNavigationType();
  const before = useRef({ key, pathname });

  useEffect(() => {
    history.scrollRestoration = 'manual';
    // Loading the page again is the browser's own affair.
    const hand = () => {
      history.scrollRestoration = 'auto';
    };
    const note = () => depths.set(before.current.key, scrollY);
    addEventListener('scroll', note, { passive: true });
    addEventListener('pagehide', hand);
    return () => {
      removeEventListener('scroll', note);
      removeEventListener('pagehide', hand);
    };
  }, []);

  useLayoutEffect(() => {
    const last = before.current;
    before.current = { key, pathname };
    if (last.key === key) return;
    if (action === NavigationType.Pop) scrollTo(0, depths.get(key) ?? 0);
    else if (last.pathname !== pathname) scrollTo(0, 0);
  }, [key, pathname, action]);
}
