import type { RequestOf, Stream, updateStream } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../../lib/call.ts';
import { request } from '../../../lib/request.ts';
import { useTakeStream } from '../get-stream.ts';

const call = callOf<typeof updateStream>('PATCH', '/v1/streams/{stream_id}');

export type StreamChange = RequestOf<typeof updateStream>['body'];

/** Changes what is known of a stream, or moves it to another time. */
export function useUpdateStream(streamId: string) {
  const takeStream = useTakeStream();
  return useMutation({
    mutationFn: async (body: StreamChange): Promise<Stream> => {
      const { stream } = await request(call, { params: { stream_id: streamId }, body });
      takeStream(stream);
      return stream;
    },
  });
}
