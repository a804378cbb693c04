import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * After a navigation, puts the focus on the page's main part, as a newly loaded page would: screen readers then read
 * from there. The first page is left alone, and so is a page that has put the focus somewhere itself.
 */
export function useRouteFocus(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const main = document.getElementById('main');
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
  }, [pathname]);
}
