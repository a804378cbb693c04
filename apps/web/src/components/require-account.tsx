import type { Account } from '@footlight/contracts';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { signInPath } from '../lib/return-path.ts';
import { isProblem } from '../lib/send.ts';
import { useSession } from '../lib/session.ts';
import { ProblemState } from './problem-state.tsx';
import { SuspendedState } from './suspended-state.tsx';

interface RequireAccountProps {
  /** Shown until it is known who asks: the page's skeleton. */
  waiting: ReactNode;
  /** Heads the words when nobody answers who that is. */
  failedTitle: string;
  children: (account: Account) => ReactNode;
}

/** For pages that need an account: everyone else goes to the sign-in page, and comes back from there. */
export function RequireAccount({ waiting, failedTitle, children }: RequireAccountProps) {
  const session = useSession();
  const { pathname, search } = useLocation();
  const client = useQueryClient();
  if (session.state === 'account') return children(session.account);
  if (session.state === 'anonymous') {
    if (session.left) return <Navigate to="/" replace />;
    return <Navigate to={signInPath(`${pathname}${search}`)} replace state={{ ended: session.ended }} />;
  }
  if (!session.failure) return waiting;
  return (
    <main className="page" id="main" tabIndex={-1}>
      {isProblem(session.failure, 'account_suspended') ? (
        <SuspendedState error={session.failure} />
      ) : (
        <ProblemState
          error={session.failure}
          title={failedTitle}
          heading="h1"
          onRetry={() => void client.refetchQueries({ queryKey: ['session'] })}
        />
      )}
    </main>
  );
}
