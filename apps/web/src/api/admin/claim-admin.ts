import type { claimAdmin } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { refreshAccess } from '../../lib/access.ts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof claimAdmin>('POST', '/v1/admin/claim');

/** Makes whoever is signed in the first admin; the site knows at once. */
export function useClaimAdmin() {
  return useMutation({
    mutationFn: async (token: string) => {
      await request(call, { body: { token } });
      await refreshAccess();
    },
  });
}
