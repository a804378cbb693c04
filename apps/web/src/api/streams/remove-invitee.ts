import type { removeInvitee } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { inviteesQuery } from './list-invitees.ts';

const call = callOf<typeof removeInvitee>('DELETE', '/v1/streams/{stream_id}/invitees/{invitee_id}');

/** Lets somebody into a private stream no longer; who is in it is out at once. */
export function useRemoveInvitee(streamId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (inviteeId: string) =>
      request(call, { params: { stream_id: streamId, invitee_id: inviteeId } }),
    onSuccess: () => client.invalidateQueries(inviteesQuery(streamId)),
  });
}
