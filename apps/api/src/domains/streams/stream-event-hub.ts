import type { Context } from '../../context.ts';
import { type DecisionsForViewers, decideForViewers, isOnAir } from '../access/index.ts';
import type { Queue } from '../seating/index.ts';
import { openQueueFeed } from './queue-feed.ts';

/** Somebody who waits for a stream on this server. */
export interface Subscriber {
  /** An account or a guest; undefined for somebody who is not known. */
  viewerId: string | undefined;
  /** Takes what the database says now; undefined when there is no such stream. It may be what was said before. */
  notify(decisions: DecisionsForViewers | undefined, subscribers: number): void;
  /**
   * Takes how the queue is now, while the stream is on air. It may be what was said before.
   * @param revision grows with every change in the database, also with one that leads back to what was
   */
  notifyQueue(queue: Queue, revision: number, subscribers: number): void;
  /** The database did not answer. */
  fail(error: unknown, subscribers: number): void;
  /** The server stops. */
  close(subscribers: number): void;
}

interface Hub {
  add(subscriber: Subscriber): () => void;
}

const hubs = new WeakMap<Context, Map<string, Hub>>();

/**
 * Notifies a subscriber of every change of a stream. Everybody who waits for one stream shares what is read of it: a change
 * is one read, however many wait, and those who come while it runs share the next one.
 * @returns what ends it
 */
export function subscribe(context: Context, streamId: string, subscriber: Subscriber): () => void {
  const open = hubs.get(context) ?? new Map<string, Hub>();
  hubs.set(context, open);
  let hub = open.get(streamId);
  if (!hub) {
    hub = openHub(context, streamId, () => open.delete(streamId));
    open.set(streamId, hub);
  }
  return hub.add(subscriber);
}

function openHub(context: Context, streamId: string, whenEmpty: () => void): Hub {
  const subscribers = new Set<Subscriber>();
  const unnotified = new Set<Subscriber>();
  /** Viewers who are to be looked up themselves: they are new, or what they may see has changed. */
  const changedViewers = new Set<string>();
  let changed = false;
  let reading = false;

  /** Reads until nothing has changed since and everybody was notified once. Never fails. */
  async function readAndNotify(): Promise<void> {
    if (reading) return;
    reading = true;
    while (changed || unnotified.size > 0) {
      const targets = [...(changed ? subscribers : unnotified)];
      changed = false;
      const lookUp = [...changedViewers];
      unnotified.clear();
      changedViewers.clear();
      const here = (): Subscriber[] => targets.filter((target) => subscribers.has(target));
      try {
        const viewerIds = new Set(targets.flatMap(({ viewerId }) => viewerId ?? []));
        const decisions = await decideForViewers(context, streamId, [...viewerIds], lookUp);
        for (const subscriber of here()) subscriber.notify(decisions, subscribers.size);
        queueFeed.setOnAir(decisions !== undefined && isOnAir(decisions.facts.state));
      } catch (error) {
        const size = subscribers.size;
        for (const subscriber of here()) subscriber.fail(error, size);
      }
    }
    reading = false;
  }

  const queueFeed = openQueueFeed(context, streamId, subscribers);
  // Listening begins before the first read: what changes in between is seen.
  const stopListening = context.changes.onStream(streamId, () => {
    changed = true;
    void readAndNotify();
  });
  const closeAll = (): void => {
    const size = subscribers.size;
    for (const subscriber of [...subscribers]) subscriber.close(size);
  };
  context.closing.addEventListener('abort', closeAll);

  return {
    add(subscriber) {
      subscribers.add(subscriber);
      unnotified.add(subscriber);
      const { viewerId } = subscriber;
      // The account of a guest may be suspended, which a stream for everybody does not ask.
      if (viewerId !== undefined) changedViewers.add(viewerId);
      void readAndNotify();
      const ignoreViewer =
        viewerId === undefined
          ? undefined
          : context.changes.onViewer(viewerId, () => {
              unnotified.add(subscriber);
              changedViewers.add(viewerId);
              void readAndNotify();
            });
      return () => {
        ignoreViewer?.();
        unnotified.delete(subscriber);
        if (!subscribers.delete(subscriber) || subscribers.size > 0) return;
        stopListening();
        queueFeed.stop();
        context.closing.removeEventListener('abort', closeAll);
        whenEmpty();
      };
    },
  };
}
