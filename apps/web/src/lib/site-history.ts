import { createContext, use, useEffect, useState } from 'react';
import { createPath, type Location, type Navigator, NavigationType, type To } from 'react-router';

/** A change of page that somebody asked to hold back. */
interface HeldChange {
  proceed: () => void;
}

export interface Place {
  location: Location;
  /** How one came here: by a link, in place of another page, or by back and forward. */
  action: NavigationType;
}

export interface SiteHistory {
  navigator: Navigator;
  place: () => Place;
  subscribe: (listener: () => void) => () => void;
  /** Hands every change to another page to `hold` instead of making it. Returns how to stop. */
  guard: (hold: (change: HeldChange) => void) => () => void;
}

/** What an entry of the browser's history carries: its number, so that back and forward have a direction. */
interface Entry {
  index: number;
  key: string;
  state: unknown;
}

function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join('-');
}

/**
 * The browser's history for react-router, with a way to hold a change of page back. Its data router brings one too, and
 * 19 kB of script that every page would load for it.
 */
export function createSiteHistory(): SiteHistory {
  const listeners = new Set<() => void>();
  const origin = location.origin;
  let hold: ((change: HeldChange) => void) | null = null;
  /** Back and forward that we cause ourselves: to undo what is held back, and to make it after all. */
  let ours: 'undo' | 'make' | null = null;

  const entryOf = (value: unknown): Entry | null =>
    typeof value === 'object' && value !== null && 'index' in value && 'key' in value
      ? (value as Entry)
      : null;

  let entry: Entry = entryOf(history.state) ?? { index: 0, key: 'first', state: null };
  history.replaceState(entry, '');
  let place = read(NavigationType.Pop);

  function read(action: NavigationType): Place {
    const { pathname, search, hash } = location;
    return {
      action,
      location: { pathname, search, hash, state: entry.state, key: entry.key, mask: undefined },
    };
  }

  function arrive(action: NavigationType): void {
    place = read(action);
    for (const listener of listeners) listener();
  }

  /** Makes a change now, or hands it over when the page that one is on asked for that. */
  function change(pathname: string, make: () => void): void {
    if (hold && pathname !== place.location.pathname) hold({ proceed: make });
    else make();
  }

  function write(action: NavigationType.Push | NavigationType.Replace, to: To, state: unknown): void {
    const url = new URL(typeof to === 'string' ? to : createPath(to), location.href);
    change(url.pathname, () => {
      const index = action === NavigationType.Push ? entry.index + 1 : entry.index;
      entry = { index, key: newKey(), state };
      const path = url.href.slice(origin.length);
      if (action === NavigationType.Push) history.pushState(entry, '', path);
      else history.replaceState(entry, '', path);
      arrive(action);
    });
  }

  function onPop(event: PopStateEvent): void {
    const cause = ours;
    ours = null;
    if (cause === 'undo') return;
    const known = entryOf(event.state);
    // A link to a part of the page makes an entry without our marks.
    const next = known ?? { index: entry.index + 1, key: newKey(), state: null };
    const steps = next.index - entry.index;
    if (hold && cause === null && steps !== 0 && location.pathname !== place.location.pathname) {
      ours = 'undo';
      history.go(-steps);
      hold({
        proceed: () => {
          ours = 'make';
          history.go(steps);
        },
      });
      return;
    }
    if (!known) history.replaceState(next, '');
    entry = next;
    arrive(NavigationType.Pop);
  }

  return {
    navigator: {
      createHref: (to) => (typeof to === 'string' ? to : createPath(to)),
      push: (to, state: unknown) => write(NavigationType.Push, to, state ?? null),
      replace: (to, state: unknown) => write(NavigationType.Replace, to, state ?? null),
      go: (steps) => history.go(steps),
    },
    place: () => place,
    subscribe: (listener) => {
      if (listeners.size === 0) addEventListener('popstate', onPop);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) removeEventListener('popstate', onPop);
      };
    },
    guard: (next) => {
      hold = next;
      return () => {
        if (hold === next) hold = null;
      };
    },
  };
}

export const SiteHistoryContext = createContext<SiteHistory | null>(null);

/**
 * While `active`, every change to another page waits for an answer: a link, back and forward alike. Leaving the site
 * is the browser's own question (`beforeunload`).
 */
export function useLeaveBlocker(active: boolean): {
  blocked: boolean;
  proceed: () => void;
  stay: () => void;
} {
  const site = use(SiteHistoryContext);
  const [held, setHeld] = useState<HeldChange | null>(null);

  useEffect(() => (active ? site?.guard(setHeld) : undefined), [active, site]);

  return {
    blocked: active && held !== null,
    proceed: () => {
      setHeld(null);
      held?.proceed();
    },
    stay: () => setHeld(null),
  };
}
