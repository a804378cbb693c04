import type { RequestOf, Stream, updateStream } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useWriteStream } from './write-stream.ts';

const call = callOf<typeof updateStream>('PATCH', '/v1/streams/{stream_id}');

export type StreamChange = RequestOf<typeof updateStream>['body'];

/** Changes a stream, also while it runs, or moves it to another time. */
export function useUpdateStream(streamId: string) {
  const writeStream = useWriteStream();
  return useMutation({
    mutationFn: async (body: StreamChange): Promise<Stream> => {
      const { stream } = await request(call, { params: { stream_id: streamId }, body });
      writeStream(stream);
      return stream;
    },
  });
}
