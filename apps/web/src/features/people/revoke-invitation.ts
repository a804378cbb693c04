import type { Invitation, revokeInvitation } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { usePeopleAct } from './use-people-act.ts';

const call = callOf<typeof revokeInvitation>(
  'DELETE',
  '/v1/channels/{channel_id}/invitations/{invitation_id}',
);

/** Takes an invitation back. */
export function useRevokeInvitation(channelId: string) {
  return usePeopleAct(channelId, ({ id }: Invitation) =>
    request(call, { params: { channel_id: channelId, invitation_id: id } }),
  );
}
