import type { overridePlan, RequestOf } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useAct } from './use-act.ts';

const call = callOf<typeof overridePlan>('PUT', '/v1/admin/users/{user_id}/plan');

/** Gives a person a plan. */
export function useOverridePlan(userId: string) {
  return useAct((body: RequestOf<typeof overridePlan>['body']) =>
    request(call, { params: { user_id: userId }, body }),
  );
}
