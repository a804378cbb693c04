import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, matchPath, NavLink, useLocation } from 'react-router';

interface SideFrameProps {
  /** Names the navigation: "Your account". */
  label: string;
  pages: readonly {
    to: string;
    label: ReactNode;
    icon: LucideIcon;
    /** Paths of pages that are no entry of their own: this one is current on them. */
    below?: readonly string[];
  }[];
  /** The page itself; it brings no `main` of its own. */
  children: ReactNode;
}

/** Pages that belong together, with their list at the side; a strip on top of phones and tablets. */
export function SideFrame({ label, pages, children }: SideFrameProps) {
  const { pathname } = useLocation();
  const strip = useRef<HTMLElement>(null);

  // On phones the current one may lie outside of what the strip shows.
  useEffect(() => {
    strip.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  }, [pathname]);

  return (
    <div className="shell">
      <nav className="side" aria-label={label} ref={strip}>
        <ul className="side__nav">
          {pages.map(({ to, label: text, icon: Icon, below = [] }) => (
            <li key={to}>
              {below.some((path) => matchPath(path, pathname)) ? (
                <Link to={to} aria-current="true">
                  <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
                  {text}
                </Link>
              ) : (
                <NavLink to={to} end>
                  <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
                  {text}
                </NavLink>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <main className="shell__main" id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
