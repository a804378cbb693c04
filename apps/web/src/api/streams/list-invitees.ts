import type { listInvitees } from '@footlight/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { streamKeys } from './stream-keys.ts';

const call = callOf<typeof listInvitees>('GET', '/v1/streams/{stream_id}/invitees');

export function inviteesQuery(streamId: string) {
  return queryOptions({
    queryKey: streamKeys.invitees(streamId),
    queryFn: ({ signal }) => request(call, { params: { stream_id: streamId } }, { signal }),
    select: (page) => page.data,
  });
}

/** Whom a private stream is for, beside the staff of its channel. */
export function useInvitees(streamId: string) {
  return useQuery(inviteesQuery(streamId));
}
