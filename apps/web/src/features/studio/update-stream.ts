import type { RequestOf, Stream, updateStream as endpoint } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { noteStudioStream } from './get-stream.ts';

const call = callOf<typeof endpoint>('PATCH', '/v1/streams/{stream_id}');

export type StreamChange = RequestOf<typeof endpoint>['body'];

async function updateStream(streamId: string, change: StreamChange): Promise<Stream> {
  const { stream } = await request(call, { params: { stream_id: streamId }, body: change });
  return stream;
}

/** Changes title or visibility, also while the stream runs. */
export function useUpdateStream(streamId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: StreamChange) => updateStream(streamId, change),
    onSuccess: (stream) => noteStudioStream(client, streamId, stream),
  });
}
