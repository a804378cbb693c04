import type { setStreamCover, Stream } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { uploadTimeout } from '../upload-timeout.ts';
import { useWriteStream } from './write-stream.ts';

const call = callOf<typeof setStreamCover>('PUT', '/v1/streams/{stream_id}/cover');

export async function setCover(streamId: string, file: Blob): Promise<Stream> {
  const { stream } = await request(
    call,
    { params: { stream_id: streamId }, file },
    { timeout: uploadTimeout },
  );
  return stream;
}

/** Sends the cover of a stream. */
export function useSetCover(streamId: string) {
  const writeStream = useWriteStream();
  return useMutation({
    mutationFn: async (file: Blob) => writeStream(await setCover(streamId, file)),
  });
}
