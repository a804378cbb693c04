import { readStored, writeStored } from './browser-storage.ts';

/** Whether this browser seems to have a session. No secret and no proof: it says whether asking the API is worth it. */
export function hasSessionHint(): boolean {
  return readStored('footlight.session') !== null;
}

export function setSessionHint(on: boolean): void {
  writeStored('footlight.session', on ? '1' : null);
}
