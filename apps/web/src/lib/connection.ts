import { useSyncExternalStore } from 'react';

/** Whether the API can be reached. `navigator.onLine` alone says nothing: the server may run on this very machine. */
let lost = false;
/** Whether the API's last answer was that it cannot work now. */
let failing = false;
let recoveredAt = 0;
let probing: Promise<void> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let wait = 0;
const listeners = new Set<() => void>();
const recoveryListeners = new Set<() => void>();

/** Milliseconds. */
export const probeTiming = {
  /** Between two looks while the API is out of reach: doubled each time, up to the last. What waits for it waits no longer. */
  first: 1_000,
  longest: 5_000,
  /** The part that is added at random, so that not everyone comes at once. */
  jitter: 0.5,
  timeout: 5_000,
  /** Between two recoveries: a server that answers some requests and not others has everything tried again this often. */
  recoveryRest: 5_000,
} as const;

function change(next: boolean): void {
  if (lost === next) return;
  lost = next;
  for (const listener of listeners) listener();
}

function recovered(): void {
  failing = false;
  // A clock that was set back proves nothing.
  if (Math.abs(Date.now() - recoveredAt) < probeTiming.recoveryRest) return;
  recoveredAt = Date.now();
  for (const listener of [...recoveryListeners]) listener();
}

/** Something came back from the API. `ready`: false where it said that it cannot work now. */
export function reportReached(ready = true): void {
  clearTimeout(timer);
  wait = 0;
  const wasLost = lost;
  change(false);
  if (!ready) failing = true;
  else if (wasLost || failing) recovered();
}

/** Nothing came back from the API: looks whether it answers at all before anyone is told. */
export function reportUnreached(): void {
  void probe();
}

/** Asks the API for a sign of life, at once. One question at a time. */
export function probe(): Promise<void> {
  probing ??= ask().finally(() => {
    probing = undefined;
  });
  return probing;
}

async function ask(): Promise<void> {
  clearTimeout(timer);
  try {
    const answer = await fetch('/health/live', {
      cache: 'no-store',
      signal: AbortSignal.timeout(probeTiming.timeout),
    });
    if (!answer.ok) throw new Error(`Status ${answer.status}`);
    // It says that the server runs, not that it can work.
    reportReached(!failing);
  } catch {
    change(true);
    wait = Math.min(wait === 0 ? probeTiming.first : wait * 2, probeTiming.longest);
    timer = setTimeout(() => void probe(), wait * (1 + Math.random() * probeTiming.jitter));
  }
}

/** Watches the browser's own network events. Returns how to stop. */
export function watchConnection(): () => void {
  const look = () => void probe();
  addEventListener('online', look);
  addEventListener('offline', look);
  return () => {
    clearTimeout(timer);
    [wait, recoveredAt, failing] = [0, 0, false];
    removeEventListener('online', look);
    removeEventListener('offline', look);
  };
}

/** Calls `listener` whenever the connection is lost or comes back. Returns how to stop. */
export function onConnectionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Calls `listener` with the first answer of an API that was out of reach or could not work, and when the browser says that the
 * network is back: what waits for its next attempt makes it now. Returns how to stop.
 */
export function onRecovery(listener: () => void): () => void {
  recoveryListeners.add(listener);
  addEventListener('online', listener);
  return () => {
    recoveryListeners.delete(listener);
    removeEventListener('online', listener);
  };
}

export function isConnectionLost(): boolean {
  return lost;
}

/** Whether the API is out of reach right now. */
export function useConnectionLost(): boolean {
  return useSyncExternalStore(onConnectionChange, isConnectionLost);
}
