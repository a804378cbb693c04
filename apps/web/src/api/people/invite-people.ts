import type { AnswerOf, invitePeople, MemberRole } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { usePeopleMutation } from './use-people-mutation.ts';

const call = callOf<typeof invitePeople>('POST', '/v1/channels/{channel_id}/invitations');

/** What became of each line of a list. */
export type InviteReport = AnswerOf<typeof invitePeople>;

/** Milliseconds: ten thousand invitations are written one by one. */
const timeout = 60_000;

/** Invites everybody whose address stands in a text. */
export function useInvitePeople(channelId: string) {
  return usePeopleMutation(channelId, (body: { addresses: string; role: MemberRole }) =>
    request(call, { params: { channel_id: channelId }, body }, { timeout }),
  );
}
