import type { SignedIn, refresh } from '@footlight/contracts';
import { ApiProblem, send } from './send.ts';
import { callOf } from './call.ts';

/**
 * The access token of this tab. It lives in memory only; the refresh token is an HttpOnly cookie that all tabs share and
 * that every refresh replaces.
 */
let token: string | null = null;
let expiresAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let refreshing: Promise<SignedIn | null> | undefined;

export type AccessChange =
  /** A new access token; `by` says whether the account signed in just now or its session went on. */
  | { kind: 'granted'; by: 'sign-in' | 'refresh'; signedIn: SignedIn }
  /** No session any more; `by` says whether someone signed out or the server ended it. */
  | { kind: 'ended'; by: 'sign-out' | 'server' };

const listeners = new Set<(change: AccessChange) => void>();

/** Calls `listener` after every change of access in this tab. Returns how to stop. */
export function onAccessChange(listener: (change: AccessChange) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(change: AccessChange): void {
  for (const listener of listeners) listener(change);
}

/** The access token, or null when there is none. It may have expired: the API says so. */
export function accessToken(): string | null {
  return token;
}

/** Takes a new access token, and another one before it expires. */
export function grantAccess(signedIn: SignedIn, by: 'sign-in' | 'refresh'): void {
  token = signedIn.access_token;
  expiresAt = Date.now() + signedIn.expires_in * 1000;
  clearTimeout(timer);
  timer = setTimeout(() => void refreshAccess().catch(() => undefined), refreshDelay(signedIn.expires_in));
  tell({ kind: 'granted', by, signedIn });
}

/** Drops the access token. */
export function dropAccess(by: 'sign-out' | 'server'): void {
  token = null;
  expiresAt = 0;
  clearTimeout(timer);
  tell({ kind: 'ended', by });
}

/** Refreshes when a fifth of the token's life is left, in milliseconds from now. */
function refreshDelay(expiresIn: number): number {
  return expiresIn * 800;
}

/** Whether the token has expired by this machine's clock: timers sleep when the machine does. */
export function hasExpired(): boolean {
  return token !== null && Date.now() >= expiresAt;
}

const refreshCall = callOf<typeof refresh>('POST', '/v1/auth/refresh');

/**
 * Takes a new access token by the refresh cookie; callers at the same time share one request.
 *
 * @returns null when there is no session
 * @throws {ConnectionFailure} when nobody answers; the session is then left as it was
 * @throws {ApiProblem} when the server is in trouble
 */
export function refreshAccess(): Promise<SignedIn | null> {
  refreshing ??= withSessionLock(refreshOnce).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function refreshOnce(): Promise<SignedIn | null> {
  try {
    const signedIn = (await send(refreshCall)) as SignedIn;
    grantAccess(signedIn, 'refresh');
    return signedIn;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    dropAccess('server');
    return null;
  }
}

/**
 * Runs `work` while no other tab does. A refresh cookie is good once: two tabs that send the same one would look like a
 * thief and its victim, and the server would end the session.
 */
export function withSessionLock<T>(work: () => Promise<T>): Promise<T> {
  // Plain http on a local network has no locks; a single tab needs none.
  if (!('locks' in navigator)) return work();
  return navigator.locks.request('footlight.session', work) as Promise<T>;
}
