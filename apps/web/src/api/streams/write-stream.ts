import type { Stream } from '@footlight/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { streamKeys } from './stream-keys.ts';

/** Writes a stream's newest state, the answer to a change of it, where every page reads it. Lists are fetched anew. */
export function writeStream(client: QueryClient, stream: Stream): void {
  void client.invalidateQueries({ queryKey: streamKeys.lists });
  client.setQueryData(streamKeys.one(stream.id), stream);
}

/** The same as a hook. */
export function useWriteStream(): (stream: Stream) => void {
  const client = useQueryClient();
  return (stream) => writeStream(client, stream);
}

/** Writes a part of a stream that came by another way than a request. Nothing is written before the stream is known. */
export function patchStream(client: QueryClient, streamId: string, part: Partial<Stream>): void {
  client.setQueryData<Stream>(streamKeys.one(streamId), (before) => before && { ...before, ...part });
}

/** Fetches a stream anew: something about it has changed, and only the server knows to what. */
export function refetchStream(client: QueryClient, streamId: string): void {
  void client.invalidateQueries({ queryKey: streamKeys.one(streamId) });
}
