import type { acceptInvitation, RequestOf } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { refreshAccess } from '../../lib/access.ts';
import { callOf } from '../../lib/call.ts';
import { channelKeys } from '../channels/channel-keys.ts';
import { streamKeys } from '../streams/stream-keys.ts';
import { peopleKeys } from './people-keys.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof acceptInvitation>('POST', '/v1/invitations/accept');

/** Accepts an invitation, by the token of its mail or by its id; the site knows at once what one may do. */
export function useAcceptInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RequestOf<typeof acceptInvitation>['body']) => request(call, { body }),
    onSuccess: (_, body) => {
      // The token proves the address as well.
      if ('token' in body) void refreshAccess().catch(() => undefined);
      return Promise.all(
        [peopleKeys.received, channelKeys.all, streamKeys.all].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
}
