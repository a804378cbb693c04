import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { isOnAir } from '../../lib/is-on-air.ts';
import { isProblem } from '../../lib/send.ts';
import { accessQuery, isAccessDenial } from '../../api/access/get-access.ts';
import { readStreamState, streamQuery } from '../../api/streams/get-stream.ts';
import { queueQuery, receiveStreamEvents, useStreamQueue } from '../../api/streams/stream-events.ts';
import { writeStreamUpdate } from '../../api/streams/write-stream.ts';
import { fullPollingInterval, missingPollingInterval, pollingInterval } from './polling-interval.ts';
import type { WatchPhase } from './watch-phase.ts';
import { watchSessionFor } from './watch-session-registry.ts';

/** One's part in a stream, and the stream as it is known now. Takes a seat at once, without waiting for the stream. */
export function useWatch(streamId: string) {
  const session = watchSessionFor(streamId);
  const client = useQueryClient();
  const [spread] = useState(Math.random);
  /** Whether what changes comes by events: then nothing is polled. */
  const [hasEvents, setHasEvents] = useState(false);
  const {
    data: stream,
    error,
    dataUpdatedAt: streamAt,
  } = useQuery({
    ...streamQuery(streamId),
    refetchInterval: ({ state }) => {
      if (hasEvents) return false;
      if (session.getSnapshot().phase.kind === 'full') return fullPollingInterval(spread);
      return isProblem(state.error, 'not_found')
        ? missingPollingInterval(state.data, spread)
        : pollingInterval(state.data, Date.now());
    },
  });
  const snapshot = useSyncExternalStore(session.subscribe, session.getSnapshot);
  const state = stream?.state;
  const keptOut = isKeptOut(snapshot.phase);
  const full = snapshot.phase.kind === 'full';
  // Whoever gets a seat may watch: only then is there nothing to ask.
  const asks = keptOut || full || (state !== undefined && !isOnAir(state));
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
  const joining = snapshot.phase.kind === 'joining';
  const waits = !gone && (state === 'scheduled' || keptOut || full || (joining && hasEvents));
  const { identity } = snapshot;
  useEffect(() => {
    if (!waits) return undefined;
    const leaving = new AbortController();
    // The place that another connection knew may be gone.
    void client.resetQueries({ queryKey: queueQuery(streamId).queryKey });
    void receiveStreamEvents(client, streamId, setHasEvents, leaving.signal);
    return () => {
      leaving.abort();
      setHasEvents(false);
    };
    // Events are for whom the connection was opened by.
  }, [client, streamId, waits, identity]);

  const queue = useStreamQueue(streamId);
  useEffect(() => session.queueIs(queue, hasEvents), [session, queue, hasEvents]);
  const emptied = full && queue?.length === 0;
  useEffect(() => {
    if (emptied) writeStreamUpdate(client, streamId, { changed: true });
  }, [client, streamId, emptied]);
  useEffect(() => {
    if (stream) session.seatsAre(stream, streamAt);
  }, [session, stream, streamAt]);

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
