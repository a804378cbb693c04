import type { cancelStream } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useWriteStream } from './write-stream.ts';

const call = callOf<typeof cancelStream>('POST', '/v1/streams/{stream_id}/cancel');

/** Calls a stream off that was not started. Whoever has its link reads so. */
export function useCancelStream(streamId: string) {
  const writeStream = useWriteStream();
  return useMutation({
    mutationFn: async () => {
      const { stream } = await request(call, { params: { stream_id: streamId } });
      writeStream(stream);
    },
  });
}
