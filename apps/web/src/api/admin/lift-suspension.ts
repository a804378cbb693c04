import type { liftSuspension, RequestOf } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useUserMutation } from './use-user-mutation.ts';

const call = callOf<typeof liftSuspension>('DELETE', '/v1/admin/users/{user_id}/suspension');

/** Lifts a suspension. */
export function useLiftSuspension(userId: string) {
  return useUserMutation((body: RequestOf<typeof liftSuspension>['body']) =>
    request(call, { params: { user_id: userId }, body }),
  );
}
