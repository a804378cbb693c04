import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import { type Queue, getQueue, keepPlaces } from '../seating/index.ts';

/** How long the next reading waits after one, in milliseconds: of a queue that moves fast people are notified twice a second. */
const pauseMs = 500;
/** So many are notified in a second at the most, which takes a server a fraction of it; more of them less often. */
const notificationsPerSecond = 10_000;
/** How often those who are connected are marked as present, in milliseconds. */
const presentEveryMs = 10_000;

/** What is needed of somebody who waits. */
interface Waiting {
  viewerId: string | undefined;
  notifyQueue(queue: Queue, revision: number, subscribers: number): void;
}

/** Notifies all who wait for one stream on this server of its queue, and keeps the places of those who are connected. */
export interface QueueFeed {
  /** Says whether the stream gives seats: only then is there a queue. It also reads for those who came since. */
  setOnAir(onAir: boolean): void;
  stop(): void;
}

/** All share what is read: however many wait, a change is one read. */
export function openQueueFeed(
  context: Context,
  streamId: string,
  subscribers: ReadonlySet<Waiting>,
): QueueFeed {
  const stopped = new AbortController();
  let onAir = false;
  let changed = false;
  let revision = 0;
  let reading = false;
  /** Those who have places and are connected. */
  let present = new Set<string>();

  /** Reads until nothing has changed since. Never fails. */
  async function readAndNotify(): Promise<void> {
    if (reading) return;
    reading = true;
    while (changed && onAir && !stopped.signal.aborted) {
      changed = false;
      const readRevision = revision;
      const viewerIds = [...new Set([...subscribers].flatMap(({ viewerId }) => viewerId ?? []))];
      try {
        const queue = await getQueue(context, streamId, viewerIds);
        for (const subscriber of [...subscribers]) {
          subscriber.notifyQueue(queue, readRevision, subscribers.size);
        }
        const placed = new Set(viewerIds.filter((viewerId) => queue.placeOf(viewerId)));
        const came = [...placed].filter((viewerId) => !present.has(viewerId));
        present = placed;
        if (came.length > 0) await keepPlaces(context, streamId, came);
      } catch (error) {
        context.log.warn({ err: error, streamId }, 'the queue of a stream was not read; it is tried again');
        changed = true;
      }
      const waitMs = Math.max(pauseMs, (subscribers.size * 1000) / notificationsPerSecond);
      await pause(waitMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
    reading = false;
  }

  async function keepPresent(): Promise<void> {
    const connected = [...subscribers].flatMap(({ viewerId }) => viewerId ?? []);
    const viewerIds = connected.filter((viewerId) => present.has(viewerId));
    if (viewerIds.length === 0) return;
    try {
      await keepPlaces(context, streamId, [...new Set(viewerIds)]);
    } catch (error) {
      context.log.warn({ err: error, streamId }, 'places in a queue were not renewed; it is tried again');
    }
  }

  const stopListening = context.changes.onQueue(streamId, () => {
    changed = true;
    revision += 1;
    void readAndNotify();
  });
  const timer = setInterval(() => void keepPresent(), presentEveryMs);

  return {
    setOnAir(isOnAir) {
      onAir = isOnAir;
      changed = true;
      void readAndNotify();
    },
    stop() {
      stopped.abort();
      stopListening();
      clearInterval(timer);
    },
  };
}
