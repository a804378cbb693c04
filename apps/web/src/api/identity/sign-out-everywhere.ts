import type { logoutAll } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { dropAccess, withSessionLock } from '../../lib/access.ts';
import { callOf } from '../../lib/call.ts';
import { isProblem, send } from '../../lib/send.ts';

const call = callOf<typeof logoutAll>('POST', '/v1/auth/logout-all');

/** Ends every session of the account, this one too. One that the server has ended meanwhile counts as done. */
export function useSignOutEverywhere() {
  return useMutation({
    mutationFn: async () => {
      try {
        await withSessionLock(() => send(call));
      } catch (error) {
        if (!isProblem(error, 'session_ended') && !isProblem(error, 'sign_in_required')) throw error;
        dropAccess('server');
        return;
      }
      dropAccess('sign-out');
    },
  });
}
