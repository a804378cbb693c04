import type { declineInvitation, ReceivedInvitation } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { peopleKeys } from './people-keys.ts';

const call = callOf<typeof declineInvitation>('DELETE', '/v1/me/invitations/{invitation_id}');

/** Declines an invitation. */
export function useDeclineInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: ReceivedInvitation) => request(call, { params: { invitation_id: id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKeys.received }),
  });
}
