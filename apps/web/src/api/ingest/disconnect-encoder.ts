import type { disconnectEncoder as endpoint } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { ingestKeys } from './ingest-keys.ts';

const call = callOf<typeof endpoint>('DELETE', '/v1/streams/{stream_id}/encoders/{encoder_id}');

/** Ends what an encoder publishes into a stream. */
export function useDisconnectEncoder(streamId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (encoderId: string) =>
      request(call, { params: { stream_id: streamId, encoder_id: encoderId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ingestKeys.encoders(streamId) }),
  });
}
