import type { deleteStream } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { streamKeys } from './stream-keys.ts';

const call = callOf<typeof deleteStream>('DELETE', '/v1/streams/{stream_id}');

/** Deletes a stream with its chat. */
export function useDeleteStream(streamId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(call, { params: { stream_id: streamId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: streamKeys.all }),
  });
}
