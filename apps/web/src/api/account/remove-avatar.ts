import type { removeAvatar } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useWriteAccount } from '../../lib/session.ts';

const call = callOf<typeof removeAvatar>('DELETE', '/v1/me/avatar');

/** Takes the picture of the account away; its initials are shown again. */
export function useRemoveAvatar() {
  const writeAccount = useWriteAccount();
  return useMutation({
    mutationFn: async () => {
      const { user } = await request(call);
      writeAccount(user);
    },
  });
}
