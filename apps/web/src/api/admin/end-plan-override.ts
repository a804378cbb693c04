import type { endPlanOverride, RequestOf } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useUserMutation } from './use-user-mutation.ts';

const call = callOf<typeof endPlanOverride>('DELETE', '/v1/admin/users/{user_id}/plan');

/** Takes a given plan back. */
export function useEndPlanOverride(userId: string) {
  return useUserMutation((body: RequestOf<typeof endPlanOverride>['body']) =>
    request(call, { params: { user_id: userId }, body }),
  );
}
