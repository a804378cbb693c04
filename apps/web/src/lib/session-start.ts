import type { SignedIn } from '@footlight/contracts';
import { onAccessChange, refreshAccess } from './access.ts';
import { hasSessionHint } from './session-hint.ts';

let start: Promise<SignedIn | null> | undefined;

// Who signs out leaves nothing behind: the next question is a new one.
onAccessChange((change) => {
  if (change.kind === 'ended' && change.by === 'sign-out') start = undefined;
});

/**
 * Takes up the session of the refresh cookie when the page loads; asks again after a failure. Where nobody seems to be
 * signed in nothing is asked: most pages are opened by someone without an account.
 */
export function startSession(): Promise<SignedIn | null> {
  if (!start && !hasSessionHint()) return Promise.resolve(null);
  start ??= refreshAccess().catch((error: unknown) => {
    start = undefined;
    throw error;
  });
  return start;
}

/**
 * Waits until it is known who asks, where somebody seems to be signed in. Everyone else need not wait: without a session
 * the answer is the same. Never fails: a request then goes out without a token and gets its own answer.
 */
export async function sessionIsSettled(): Promise<void> {
  if (!start || !hasSessionHint()) return;
  await start.catch(() => undefined);
}
