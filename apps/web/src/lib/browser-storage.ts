/** How long something is kept: until it is removed, or until this tab is closed. */
type Term = 'local' | 'session';

function storage(term: Term): Storage {
  return term === 'local' ? localStorage : sessionStorage;
}

/** A small setting that this browser keeps, or null. Private windows may refuse storage: then nothing is kept. */
export function readStored(key: string, term: Term = 'local'): string | null {
  try {
    return storage(term).getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a setting; null removes it. */
export function writeStored(key: string, value: string | null, term: Term = 'local'): void {
  try {
    if (value === null) storage(term).removeItem(key);
    else storage(term).setItem(key, value);
  } catch {
    // Refused: the setting lasts as long as the page.
  }
}
