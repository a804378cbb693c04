import type { RequestOf, updateMe } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useWriteAccount } from '../../lib/session.ts';

const call = callOf<typeof updateMe>('PATCH', '/v1/me');

/** Changes the profile; the whole site shows it at once. */
export function useUpdateMe() {
  const writeAccount = useWriteAccount();
  return useMutation({
    mutationFn: async (body: RequestOf<typeof updateMe>['body']) => {
      const { user } = await request(call, { body });
      writeAccount(user);
      return user;
    },
  });
}
