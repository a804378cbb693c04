import type { Member, removeMember } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { usePeopleMutation } from './use-people-mutation.ts';

const call = callOf<typeof removeMember>('DELETE', '/v1/channels/{channel_id}/members/{user_id}');

/** Takes somebody out of a channel. */
export function useRemoveMember(channelId: string) {
  return usePeopleMutation(channelId, (member: Member) =>
    request(call, { params: { channel_id: channelId, user_id: member.id } }),
  );
}
