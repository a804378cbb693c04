import type { listMyInvitations } from '@footlight/contracts';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useAccount } from '../../lib/session.ts';
import { peopleKeys } from './people-keys.ts';

const call = callOf<typeof listMyInvitations>('GET', '/v1/me/invitations');

const myInvitationsQuery = infiniteQueryOptions({
  queryKey: peopleKeys.received,
  queryFn: ({ pageParam, signal }) => request(call, { query: { cursor: pageParam } }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
  staleTime: 60_000,
  select: ({ pages }) => pages.flatMap((page) => page.data),
});

/** Where the account that is signed in is invited, newest first. Nothing is asked before its address is proven. */
export function useMyInvitations() {
  const account = useAccount();
  return useInfiniteQuery({ ...myInvitationsQuery, enabled: account?.email_verified === true });
}
