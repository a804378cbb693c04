import type { createStream as endpoint, RequestOf, Stream } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { streamKeys } from './stream-keys.ts';

const call = callOf<typeof endpoint>('POST', '/v1/channels/{channel_id}/streams');

export type NewStream = RequestOf<typeof endpoint>['body'];

export async function createStream(channelId: string, body: NewStream): Promise<Stream> {
  const { stream } = await request(call, { params: { channel_id: channelId }, body });
  return stream;
}

/** Makes a stream in a channel. It is not live before it is started in the studio. */
export function useCreateStream(channelId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewStream) => createStream(channelId, body),
    onSuccess: () => client.invalidateQueries({ queryKey: streamKeys.lists }),
  });
}
