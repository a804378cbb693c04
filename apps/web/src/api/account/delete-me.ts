import type { deleteMe } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof deleteMe>('DELETE', '/v1/me');

/** Deletes the account. The page then drops its access token by `dropAccess`. */
export function useDeleteMe() {
  return useMutation({
    mutationFn: (body: { password?: string | undefined }) => request(call, { body }, { alone: true }),
  });
}
