import type { chooseStaff } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { usePeopleMutation } from './use-people-mutation.ts';

const call = callOf<typeof chooseStaff>('PUT', '/v1/channels/{channel_id}/active-staff');

/** Chooses who of a channel's moderators and producers stays active while the plan has room for fewer. */
export function useChooseStaff(channelId: string) {
  return usePeopleMutation(channelId, (userIds: string[]) =>
    request(call, { params: { channel_id: channelId }, body: { user_ids: userIds } }),
  );
}
