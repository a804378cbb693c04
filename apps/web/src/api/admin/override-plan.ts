import type { overridePlan, RequestOf } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useUserMutation } from './use-user-mutation.ts';

const call = callOf<typeof overridePlan>('PUT', '/v1/admin/users/{user_id}/plan');

/** Gives a person a plan. */
export function useOverridePlan(userId: string) {
  return useUserMutation((body: RequestOf<typeof overridePlan>['body']) =>
    request(call, { params: { user_id: userId }, body }),
  );
}
