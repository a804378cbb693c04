import { Readable } from 'node:stream';
import type { QueueChange, ReconnectNotice, StreamChange } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import { type Caller, viewerIdOf } from '../../http/caller.ts';
import { countConnection } from '../limits/index.ts';
import { presentTicket } from '../seating/index.ts';
import { subscribe } from './stream-event-hub.ts';

/** How often something is sent so that nothing in between takes the connection for dead, in milliseconds. */
const heartbeatMs = 15_000;
/** How long one connection lasts: as long as an access token. */
const longestMs = 10 * 60_000;
/**
 * How many of those who waited are sent on in a second, to take a seat or to connect again. A seat with its token takes a
 * server about a millisecond (`npm run bench -- seat`), and a media server some more for each who joins a room.
 */
const perSecond = 200;
/** However many wait, nobody is sent on later than this, in milliseconds. */
const latestMs = 10_000;
/** How long a server that is started again is away, in milliseconds. */
const restartMs = 1_000;

/** How much may lie unread by a client, in bytes, before the connection ends: what it missed it reads anew. */
const mostUnread = 64 * 1024;

const eventOf = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** A moment of its own for each of so many people, in milliseconds from now. One alone need not wait. */
function jitter(people: number): number {
  return Math.floor(Math.random() * Math.min(latestMs, ((people - 1) * 1000) / perSecond));
}

/**
 * What becomes of a stream, as server-sent events, until the caller goes, the connection is old or the server stops.
 * @param address the network address of the caller, which may have only so many of these connections open
 * @throws AppError `not_found`, `account_suspended`, `rate_limited`
 */
export async function streamEvents(
  context: Context,
  caller: Caller,
  streamId: string,
  address: string,
): Promise<Readable> {
  const uncount = countConnection(context, address);
  const events = new Readable({ read: () => undefined });
  let ended = false;
  const push = (text: string): void => {
    if (ended) return;
    events.push(text);
    if (events.readableLength > mostUnread) events.destroy();
  };

  return new Promise((resolve, reject) => {
    let before: Omit<StreamChange, 'join_after_ms'> | undefined;
    let reasonBefore: string | null | undefined;
    let queueBefore: string | undefined;
    const unsubscribe = subscribe(context, streamId, {
      viewerId: viewerIdOf(caller),
      notify(decisions, subscribers) {
        const decision = decisions?.decisionOf(viewerIdOf(caller));
        const suspended = decision?.reason === 'account_suspended';
        if (!decisions || !decision?.visible || suspended) {
          if (before === undefined) return fail(suspended ? new AppError('account_suspended') : notFound());
          push(eventOf('gone', {}));
          return end();
        }
        const { state, scheduledFor } = decisions.facts;
        const change = {
          state,
          scheduled_for: scheduledFor?.toISOString() ?? null,
          allowed: decision.allowed,
        };
        // Why somebody may not watch is not said here, but that it changed: then they ask.
        const reason = decision.reason;
        if (reason === reasonBefore && JSON.stringify(change) === JSON.stringify(before)) return;
        // Those who waited come one after the other; who comes now is alone.
        const waited = change.allowed && before?.allowed === false;
        const sent: StreamChange = { ...change, join_after_ms: waited ? jitter(subscribers) : 0 };
        push(eventOf('stream', sent));
        before = change;
        reasonBefore = reason;
        resolve(events);
        if (context.closing.aborted) reconnectAfter(restartMs + jitter(subscribers));
      },
      notifyQueue(queue, revision, subscribers) {
        if (!before?.allowed) return;
        const place = queue.placeOf(viewerIdOf(caller));
        const change = {
          length: queue.length,
          ticket: place ? presentTicket(place) : null,
          seat_free: queue.seatFree && !place,
        };
        // A seat that is free once more, after somebody took the one before, is another one.
        const text = JSON.stringify(change) + (change.seat_free ? revision : '');
        if (text === queueBefore) return;
        const sent: QueueChange = { ...change, join_after_ms: change.seat_free ? jitter(subscribers) : 0 };
        push(eventOf('queue', sent));
        queueBefore = text;
      },
      fail(error, subscribers) {
        if (before === undefined) return fail(error);
        context.log.warn({ err: error, streamId }, 'subscribers of a stream were not notified of a change');
        reconnectAfter(jitter(subscribers));
      },
      close(subscribers) {
        // A subscriber without any event yet has no answer yet, and gets it first.
        if (before !== undefined) reconnectAfter(restartMs + jitter(subscribers));
      },
    });
    const timers = [
      setInterval(() => push(': \n\n'), heartbeatMs),
      setTimeout(() => reconnectAfter(0), longestMs),
    ];
    events.once('close', () => {
      // Not before: a client that does not read keeps its connection open.
      uncount();
      stop();
    });

    function stop(): void {
      ended = true;
      unsubscribe();
      timers.forEach((timer) => clearTimeout(timer));
    }
    function end(): void {
      if (ended) return;
      stop();
      events.push(null);
    }
    function fail(error: unknown): void {
      stop();
      events.destroy();
      reject(error instanceof Error ? error : new Error(String(error)));
    }
    function reconnectAfter(milliseconds: number): void {
      // EventSource reads `retry` by itself.
      const notice: ReconnectNotice = { after_ms: milliseconds };
      push(`retry: ${milliseconds}\n${eventOf('reconnect', notice)}`);
      end();
    }
  });
}
