import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { isProblem } from '../../lib/send.ts';
import { accessQuery, isAccessDenial } from '../../api/access/get-access.ts';
import { readStreamState, streamQuery } from '../../api/streams/get-stream.ts';
import { receiveStreamEvents } from '../../api/streams/stream-events.ts';
import { writeStreamUpdate } from '../../api/streams/write-stream.ts';
import { missingPollingInterval, pollingInterval } from './polling-interval.ts';
import type { WatchPhase } from './watch-phase.ts';
import { watchSessionFor } from './watch-session-registry.ts';

/** One's part in a stream, and the stream as it is known now. Takes a seat at once, without waiting for the stream. */
export function useWatch(streamId: string) {
  const session = watchSessionFor(streamId);
  const client = useQueryClient();
  const [spread] = useState(Math.random);
  /** Whether what changes comes by events: then nothing is polled. */
  const [hasEvents, setHasEvents] = useState(false);
  const { data: stream, error } = useQuery({
    ...streamQuery(streamId),
    refetchInterval: ({ state }) => {
      if (hasEvents) return false;
      return isProblem(state.error, 'not_found')
        ? missingPollingInterval(state.data, spread)
        : pollingInterval(state.data, Date.now());
    },
  });
  const snapshot = useSyncExternalStore(session.subscribe, session.getSnapshot);
  const state = stream?.state;
  const keptOut = isKeptOut(snapshot.phase);
  // Whoever gets a seat may watch: only then is there nothing to ask.
  const asks = keptOut || (state !== undefined && state !== 'live' && state !== 'interrupted');
  const asked = useQuery({
    ...accessQuery(streamId),
    enabled: asks,
    ...(hasEvents && { refetchInterval: false }),
  });
  const access = asks ? (asked.data ?? (asked.error ? null : undefined)) : undefined;

  useEffect(() => session.retain(() => readStreamState(client, streamId)), [session, client, streamId]);

  useEffect(
    () => session.listen((update) => writeStreamUpdate(client, streamId, update)),
    [session, client, streamId],
  );

  const gone = isProblem(error, 'not_found');
  // Whoever is in a room hears there what changes. An attempt to get in may fail: until then the events stay.
  const { kind } = snapshot.phase;
  const waits =
    !gone && (state === 'scheduled' || keptOut || kind === 'full' || (kind === 'joining' && hasEvents));
  useEffect(() => {
    if (!waits) return undefined;
    const leaving = new AbortController();
    void receiveStreamEvents(client, streamId, setHasEvents, leaving.signal);
    return () => {
      leaving.abort();
      setHasEvents(false);
    };
  }, [client, streamId, waits]);

  useEffect(() => {
    session.follow();
  }, [session, state, gone]);

  const letIn = keptOut && access?.allowed === true;
  const answeredAt = asked.dataUpdatedAt;
  /** The answer that was acted on: one that lets in while the seats refuse is good for one try. */
  const tried = useRef(0);
  useEffect(() => {
    if (!letIn || tried.current === answeredAt) return;
    tried.current = answeredAt;
    session.joinNow();
  }, [session, letIn, answeredAt]);

  return { session, stream, error, access, ...snapshot };
}

function isKeptOut(phase: WatchPhase): boolean {
  return phase.kind === 'refused' && isAccessDenial(phase.error.code);
}
