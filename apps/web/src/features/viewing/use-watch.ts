import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { noteStream, streamQuery } from './get-stream.ts';
import { watchSessionOf } from './watch-sessions.ts';

/** One's part in a stream, and the stream as it is known now. Takes a seat at once, without waiting for the stream. */
export function useWatch(streamId: string) {
  const session = watchSessionOf(streamId);
  const client = useQueryClient();
  const { data: stream, error } = useQuery(streamQuery(streamId));
  const snapshot = useSyncExternalStore(session.subscribe, session.getSnapshot);

  useEffect(() => session.retain(), [session]);

  useEffect(
    () =>
      session.listen(({ state, viewers, changed }) => {
        if (state !== undefined || viewers !== undefined) {
          noteStream(client, streamId, {
            ...(state === undefined ? {} : { state }),
            ...(viewers === undefined ? {} : { viewers }),
          });
        }
        if (changed) void client.invalidateQueries(streamQuery(streamId));
      }),
    [session, client, streamId],
  );

  const state = stream?.state;
  useEffect(() => {
    if (state) session.streamIs(state);
  }, [session, state]);

  return { session, stream, error, ...snapshot };
}
