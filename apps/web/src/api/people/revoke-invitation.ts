import type { Invitation, revokeInvitation } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { usePeopleMutation } from './use-people-mutation.ts';

const call = callOf<typeof revokeInvitation>(
  'DELETE',
  '/v1/channels/{channel_id}/invitations/{invitation_id}',
);

/** Takes an invitation back. */
export function useRevokeInvitation(channelId: string) {
  return usePeopleMutation(channelId, ({ id }: Invitation) =>
    request(call, { params: { channel_id: channelId, invitation_id: id } }),
  );
}
