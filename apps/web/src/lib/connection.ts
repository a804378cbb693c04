import { useSyncExternalStore } from 'react';

/** Whether the API can be reached. `navigator.onLine` alone says nothing: the server may run on this very machine. */
let lost = false;
let probing: Promise<void> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let wait = 0;
const listeners = new Set<() => void>();

/** Milliseconds between two looks while the API is out of reach: doubled each time, up to the last. */
const firstWait = 2_000;
const longestWait = 30_000;

function change(next: boolean): void {
  if (lost === next) return;
  lost = next;
  for (const listener of listeners) listener();
}

/** Something came back from the API. */
export function reportReached(): void {
  clearTimeout(timer);
  wait = 0;
  change(false);
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
    const answer = await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(5_000) });
    if (!answer.ok) throw new Error(`Status ${answer.status}`);
    reportReached();
  } catch {
    change(true);
    wait = Math.min(wait === 0 ? firstWait : wait * 2, longestWait);
    timer = setTimeout(() => void probe(), wait);
  }
}

/** Watches the browser's own network events. Returns how to stop. */
export function watchConnection(): () => void {
  const look = () => void probe();
  addEventListener('online', look);
  addEventListener('offline', look);
  return () => {
    clearTimeout(timer);
    removeEventListener('online', look);
    removeEventListener('offline', look);
  };
}

/** Calls `listener` whenever the connection is lost or comes back. Returns how to stop. */
export function onConnectionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isConnectionLost(): boolean {
  return lost;
}

/** Whether the API is out of reach right now. */
export function useConnectionLost(): boolean {
  return useSyncExternalStore(onConnectionChange, isConnectionLost);
}
