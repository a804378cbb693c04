import type { setAvatar } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { uploadTimeout } from '../upload-timeout.ts';
import { useWriteAccount } from '../../lib/session.ts';

const call = callOf<typeof setAvatar>('PUT', '/v1/me/avatar');

/** Sends the picture of the account. */
export function useSetAvatar() {
  const writeAccount = useWriteAccount();
  return useMutation({
    mutationFn: async (file: Blob) => {
      const { user } = await request(call, { file }, { timeout: uploadTimeout });
      writeAccount(user);
    },
  });
}
