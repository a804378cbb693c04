import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from './browser-storage.ts';

export type Theme = 'dark' | 'light';

/** The same key as in public/theme.js, which sets the theme before the first paint. */
const key = 'footlight.theme';
const listeners = new Set<() => void>();

function kept(): Theme | null {
  const value = readStored(key);
  return value === 'dark' || value === 'light' ? value : null;
}

function current(): Theme {
  return document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark';
}

function show(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  for (const listener of listeners) listener();
}

/** Switches between dark and light, and keeps the choice. */
export function switchTheme(): void {
  const next = current() === 'dark' ? 'light' : 'dark';
  writeStored(key, next);
  show(next);
}

/** Follows the system until a choice is made, and other tabs. Returns how to stop. */
export function watchTheme(): () => void {
  const system = matchMedia('(prefers-color-scheme: light)');
  const follow = () => show(kept() ?? (system.matches ? 'light' : 'dark'));
  const onStorage = (event: StorageEvent) => {
    if (event.key === key) follow();
  };
  system.addEventListener('change', follow);
  addEventListener('storage', onStorage);
  return () => {
    system.removeEventListener('change', follow);
    removeEventListener('storage', onStorage);
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The theme that is shown. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, current);
}
