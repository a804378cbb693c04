import type { Account } from '@footlight/contracts';
import { notifyManager, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { type AccessChange, dropAccess, onAccessChange, refreshAccess } from './access.ts';
import { isProblem } from './send.ts';
import { hasSessionHint, setSessionHint } from './session-hint.ts';
import { startSession } from './session-start.ts';

/** Who uses this browser. */
export type Session =
  /** Not known yet. `expected`: somebody seems to be signed in. `failure`: why nobody answered, if so. */
  | { state: 'unknown'; expected: boolean; failure: Error | null }
  | { state: 'account'; account: Account }
  /** `ended`: there was a session, and the server has ended it. `left`: somebody has signed out on this page. */
  | { state: 'anonymous'; ended: boolean; left: boolean };

type Known = Exclude<Session, { state: 'unknown' }>;

const sessionKey = ['session'] as const;

/** Who uses this browser, kept up to date over sign-in, sign-out and what other tabs do. */
export function useSession(): Session {
  const { data, error } = useQuery({
    queryKey: sessionKey,
    queryFn: async (): Promise<Known> => {
      const expected = hasSessionHint();
      const signedIn = await startSession();
      return signedIn
        ? { state: 'account', account: signedIn.user }
        : { state: 'anonymous', ended: expected, left: false };
    },
    staleTime: Infinity,
    gcTime: Infinity,
  });
  // Nobody who is suspended is about to be signed in.
  const expected = hasSessionHint() && !isProblem(error, 'account_suspended');
  return data ?? { state: 'unknown', expected, failure: error };
}

/** The account that is signed in, or null. */
export function useAccount(): Account | null {
  const session = useSession();
  return session.state === 'account' ? session.account : null;
}

/** Gives what shows the account its newest state: the answer to a change of it. */
export function useWriteAccount(): (account: Account) => void {
  const client = useQueryClient();
  return (account) => {
    client.setQueryData<Known>(sessionKey, (before) =>
      before?.state === 'account' && before.account.id === account.id
        ? { state: 'account', account }
        : before,
    );
  };
}

type Word = 'signed-in' | 'signed-out';

/**
 * Keeps the session's state and everything that was fetched in step with access: someone else's data never stays. Tells
 * the other tabs, and hears them. Returns how to stop.
 */
export function watchSession(client: QueryClient): () => void {
  const tabs =
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('footlight.session');

  const became = (next: Known) => {
    const before = client.getQueryData<Known>(sessionKey);
    // While nothing was known, requests waited for the answer only where somebody seemed to be signed in.
    const wasAnonymous = before ? before.state === 'anonymous' : !hasSessionHint();
    const was = before?.state === 'account' ? before.account.id : wasAnonymous ? null : undefined;
    const is = next.state === 'account' ? next.account.id : null;
    client.setQueryData(sessionKey, next);
    setSessionHint(next.state === 'account');
    if (was === undefined || was === is) return;
    // After the page has heard of it: what needs an account is gone by then and is not asked again without one.
    notifyManager.schedule(() => {
      void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
    });
  };

  const stop = onAccessChange((change: AccessChange) => {
    if (change.kind === 'granted') {
      became({ state: 'account', account: change.signedIn.user });
      if (change.by === 'sign-in') tabs?.postMessage('signed-in' satisfies Word);
    } else {
      became({
        state: 'anonymous',
        ended: change.by === 'server' && hasSessionHint(),
        left: change.by === 'sign-out',
      });
      if (change.by === 'sign-out') tabs?.postMessage('signed-out' satisfies Word);
    }
  });

  tabs?.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data === 'signed-out') dropAccess('server');
    else void refreshAccess().catch(() => undefined);
  });

  return () => {
    stop();
    tabs?.close();
  };
}
