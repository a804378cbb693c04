import { readKept, writeKept } from './kept.ts';

/** Whether this browser seems to have a session. No secret and no proof: it says whether asking the API is worth it. */
export function hasSessionHint(): boolean {
  return readKept('footlight.session') !== null;
}

export function setSessionHint(on: boolean): void {
  writeKept('footlight.session', on ? '1' : null);
}
