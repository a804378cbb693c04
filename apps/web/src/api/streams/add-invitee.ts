import type { addInvitee } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { inviteesQuery } from './list-invitees.ts';

const call = callOf<typeof addInvitee>('POST', '/v1/streams/{stream_id}/invitees');

/** Lets somebody into a private stream: by e-mail, or by handle, with or without its `@`. */
export function useAddInvitee(streamId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (who: string) => {
      const body = who.lastIndexOf('@') > 0 ? { email: who } : { user: who.replace(/^@/, '') };
      return (await request(call, { params: { stream_id: streamId }, body })).invitee;
    },
    onSuccess: () => client.invalidateQueries(inviteesQuery(streamId)),
  });
}
