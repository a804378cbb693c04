import type { suspendUser, RequestOf } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useUserMutation } from './use-user-mutation.ts';

const call = callOf<typeof suspendUser>('PUT', '/v1/admin/users/{user_id}/suspension');

/** Suspends a person. */
export function useSuspendUser(userId: string) {
  return useUserMutation((body: RequestOf<typeof suspendUser>['body']) =>
    request(call, { params: { user_id: userId }, body }),
  );
}
