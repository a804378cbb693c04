import type { listMyInvitations } from '@footlight/contracts';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from './call.ts';
import { request } from './request.ts';
import { useAccount } from './session.ts';

const call = callOf<typeof listMyInvitations>('GET', '/v1/me/invitations');

export const myInvitationsQuery = infiniteQueryOptions({
  queryKey: ['invitations', 'mine'],
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
