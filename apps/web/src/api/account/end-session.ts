import type { endOwnSession } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { isProblem } from '../../lib/send.ts';
import { accountKeys } from './account-keys.ts';

const call = callOf<typeof endOwnSession>('DELETE', '/v1/me/sessions/{session_id}');

/** Signs one device out. One that is gone already counts as done. */
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (session: { id: string; name: string }) => {
      try {
        await request(call, { params: { session_id: session.id } });
      } catch (error) {
        if (!isProblem(error, 'not_found')) throw error;
      }
      await client.invalidateQueries({ queryKey: accountKeys.sessions });
    },
  });
}
