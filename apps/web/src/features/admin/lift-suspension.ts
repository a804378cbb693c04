import type { liftSuspension, RequestOf } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useAct } from './use-act.ts';

const call = callOf<typeof liftSuspension>('DELETE', '/v1/admin/users/{user_id}/suspension');

/** Lifts a suspension. */
export function useLiftSuspension(userId: string) {
  return useAct((body: RequestOf<typeof liftSuspension>['body']) =>
    request(call, { params: { user_id: userId }, body }),
  );
}
