import type { Stream } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createStream, type NewStream } from './create-stream.ts';
import { setCover } from './set-cover.ts';
import { streamKeys } from './stream-keys.ts';

interface Scheduled {
  stream: Stream;
  /** The stream is there, but its cover was not taken. */
  coverFailed: boolean;
}

/** Makes a stream, and gives it its cover. */
export function useScheduleStream(channelId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ body, cover }: { body: NewStream; cover: File | null }): Promise<Scheduled> => {
      const stream = await createStream(channelId, body);
      if (!cover) return { stream, coverFailed: false };
      return setCover(stream.id, cover).then(
        (covered) => ({ stream: covered, coverFailed: false }),
        () => ({ stream, coverFailed: true }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: streamKeys.lists }),
  });
}
