import { DomainEvent, type EventType } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { Transaction } from '../../db/client.ts';
import { withinTime } from '../../time-limit.ts';
import type { EventRow } from './events.queries.ts';
import { deleteRetry, listEvents, listRetries, lockReader, moveReader, putRetry } from './readers.queries.ts';

/** An event of one type. */
export type EventOf<T extends EventType> = Extract<DomainEvent, { type: T }>;

/** Something that follows from events. It may see an event twice, and events of a failure later than others. */
export interface EventReader {
  /** Under which its position is kept. */
  name: string;
  /**
   * What it does with each type that it reads. It may take seconds, because the events behind it wait: what takes longer is
   * a job. The signal aborts when its time is over; then the event counts as failed, and is tried again.
   */
  on: { [T in EventType]?: (context: Context, event: EventOf<T>, signal: AbortSignal) => Promise<void> };
}

/** How many events are read in one transaction. */
const atOnce = 50;
/** How long one transaction goes on with its events, in milliseconds: what is handled counts from its end on. */
const budgetMs = 10_000;
/** The longest that one event may take, in milliseconds: what waits for LiveKit or the database is ended well before. */
const handlerMs = 60_000;
/** The longest that one transaction may take, in milliseconds: its budget, and the event that began at its end. */
const longestMs = 2 * (budgetMs + handlerMs);
/** The pause after the first failure, which doubles with each one, and the longest one, in milliseconds. */
const firstPauseMs = 1_000;
const longestPauseMs = 3_600_000;
/** How much of an error's text is kept, in characters. */
const longestError = 2_000;
/** From this attempt on a failure is logged as an error. */
const loudFrom = 8;

/**
 * Hands a reader what it has not read yet: the next events in order, then those that are tried again. One that fails is put
 * aside and tried again with growing pauses, so that it holds up no other.
 * @param limits the longest that one event may take
 * @returns whether there may be more; false when another replica reads for this reader
 */
export function readEvents(
  context: Context,
  reader: EventReader,
  limits: { handlerMs: number } = { handlerMs },
): Promise<boolean> {
  const { db, clock } = context;
  const types = Object.keys(reader.on);
  const handle = (tx: Transaction, row: EventRow, failedBefore: number) =>
    handleEvent({ context, tx, reader, handlerMs: limits.handlerMs }, row, failedBefore);
  return db.$transaction(
    async (tx) => {
      const until = performance.now() + budgetMs;
      const place = await lockReader(tx, reader.name, longestMs);
      if (!place) return false;

      // 1. What is new.
      const { position: after, last: upTo } = place;
      const events = await listEvents(tx, { types, after, upTo, limit: atOnce });
      for (const event of events) {
        await handle(tx, event, 0);
        await moveReader(tx, reader.name, event.position);
        if (performance.now() > until) return true;
      }

      if (events.length === atOnce) return true;
      // What was of other types is read, too.
      if (after < upTo) await moveReader(tx, reader.name, upTo);

      // 2. What failed before and is due again.
      const retries = await listRetries(tx, reader.name, clock.now(), atOnce);
      for (const { attempts, ...event } of retries) {
        await handle(tx, event, attempts);
        if (performance.now() > until) break;
      }
      return false;
    },
    { timeout: longestMs },
  );
}

/** Handles one event outside of the reader's transaction: the reader may see it again, and must not fail with it. */
async function handleEvent(
  {
    context,
    tx,
    reader,
    handlerMs: withinMs,
  }: { context: Context; tx: Transaction; reader: EventReader; handlerMs: number },
  row: EventRow,
  failedBefore: number,
): Promise<void> {
  try {
    const event = eventOf(row);
    const work = reader.on[event.type] as
      ((context: Context, event: DomainEvent, signal: AbortSignal) => Promise<void>) | undefined;
    if (work) await withinTime('The handler', withinMs, (signal) => work(context, event, signal));
    if (failedBefore > 0) await deleteRetry(tx, reader.name, row.id);
  } catch (error) {
    const attempts = failedBefore + 1;
    const pauseMs = Math.min(firstPauseMs * 2 ** failedBefore, longestPauseMs);
    await putRetry(tx, {
      reader: reader.name,
      eventId: row.id,
      attempts,
      retryAt: new Date(context.clock.now().getTime() + pauseMs),
      // What others answered can have anything in it; PostgreSQL keeps no U+0000, and the reader would stop here.
      lastError: String(error).replaceAll('\0', '').slice(0, longestError),
    });
    const level = attempts < loudFrom ? 'warn' : 'error';
    context.log[level](
      { err: error, reader: reader.name, event: row.id, type: row.type, attempts },
      'an event was not handled; it is tried again',
    );
  }
}

function eventOf(row: EventRow): DomainEvent {
  return DomainEvent.parse({
    id: row.id,
    type: row.type,
    channel_id: row.channelId,
    stream_id: row.streamId,
    account_id: row.accountId,
    payload: row.payload,
    created_at: row.createdAt.toISOString(),
  });
}
