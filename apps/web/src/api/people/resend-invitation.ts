import type { Invitation, resendInvitation } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { usePeopleMutation } from './use-people-mutation.ts';

const call = callOf<typeof resendInvitation>(
  'POST',
  '/v1/channels/{channel_id}/invitations/{invitation_id}/resend',
);

/** Sends an invitation again, for another fourteen days. */
export function useResendInvitation(channelId: string) {
  return usePeopleMutation(channelId, ({ id }: Invitation) =>
    request(call, { params: { channel_id: channelId, invitation_id: id } }),
  );
}
