import type { removeStreamCover } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useWriteStream } from './write-stream.ts';

const call = callOf<typeof removeStreamCover>('DELETE', '/v1/streams/{stream_id}/cover');

/** Takes the cover of a stream away; the sign of its channel is shown again. */
export function useRemoveCover(streamId: string) {
  const writeStream = useWriteStream();
  return useMutation({
    mutationFn: async () => {
      const { stream } = await request(call, { params: { stream_id: streamId } });
      writeStream(stream);
    },
  });
}
