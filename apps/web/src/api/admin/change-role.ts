import type { changeRole, RequestOf } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useUserMutation } from './use-user-mutation.ts';

const call = callOf<typeof changeRole>('PUT', '/v1/admin/users/{user_id}/role');

/** Makes a person an admin, or no longer one. */
export function useChangeRole(userId: string) {
  return useUserMutation((body: RequestOf<typeof changeRole>['body']) =>
    request(call, { params: { user_id: userId }, body }),
  );
}
