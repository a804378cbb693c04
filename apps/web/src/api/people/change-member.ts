import type { changeMember, Member, MemberRole } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { usePeopleMutation } from './use-people-mutation.ts';

const call = callOf<typeof changeMember>('PATCH', '/v1/channels/{channel_id}/members/{user_id}');

/** Gives somebody in a channel another role. */
export function useChangeMember(channelId: string) {
  return usePeopleMutation(channelId, ({ member, role }: { member: Member; role: MemberRole }) =>
    request(call, { params: { channel_id: channelId, user_id: member.id }, body: { role } }),
  );
}
