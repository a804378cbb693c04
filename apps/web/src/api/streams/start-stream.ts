import type { startStream as endpoint, Stream } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof endpoint>('POST', '/v1/streams/{stream_id}/start');

/** Makes the stream live. */
export async function startStream(streamId: string): Promise<Stream> {
  const { stream } = await request(call, { params: { stream_id: streamId } });
  return stream;
}
