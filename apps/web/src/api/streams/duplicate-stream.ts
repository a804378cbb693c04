import type { duplicateStream, RequestOf, Stream } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { streamKeys } from './stream-keys.ts';

const call = callOf<typeof duplicateStream>('POST', '/v1/streams/{stream_id}/duplicate');

/** Makes a stream like another one, for another time. */
export function useDuplicateStream(streamId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: RequestOf<typeof duplicateStream>['body']): Promise<Stream> => {
      const { stream } = await request(call, { params: { stream_id: streamId }, body });
      return stream;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: streamKeys.lists }),
  });
}
