import type { unsubscribe } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { notificationKeys } from './notification-keys.ts';

const call = callOf<typeof unsubscribe>('POST', '/v1/unsubscribe/{token}');

/** What mail programs send for their own button (RFC 8058). */
const oneClick = new Blob(['List-Unsubscribe=One-Click'], { type: 'application/x-www-form-urlencoded' });

/** Ends the mails about channels of whoever got the link. */
export function useUnsubscribe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => request(call, { params: { token }, file: oneClick }),
    onSuccess: () => client.invalidateQueries({ queryKey: notificationKeys.settings }),
  });
}
