import type { Db, Transaction } from '../../db/client.ts';
import type { EventRow } from './events.queries.ts';

/** Makes readers known. One that is new begins with what gets a position from now on. */
export async function insertReaders(db: Db, names: string[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO event_readers (name, position)
    SELECT n.name, p.last FROM event_position p, unnest(${names}::text[]) AS n (name) ON CONFLICT DO NOTHING`;
}

/** Whether there are events without a position, and which of these readers have something to read or to try again. */
export async function findWork(
  db: Db,
  names: string[],
  now: Date,
): Promise<{ unpositioned: boolean; readers: string[] }> {
  const [work] = await db.$queryRaw<[{ unpositioned: boolean; readers: string[] }]>`
    SELECT EXISTS (SELECT 1 FROM events WHERE position IS NULL) AS unpositioned, ARRAY(
      SELECT r.name FROM event_readers r, event_position p WHERE r.name = ANY (${names}) AND r.position < p.last
      UNION SELECT reader FROM event_retries WHERE reader = ANY (${names}) AND retry_at <= ${now}
    ) AS readers`;
  return work;
}

/** Locks the row that counts positions until the transaction ends; false when somebody else is giving some. */
export async function lockPositions(tx: Transaction): Promise<boolean> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`SELECT last FROM event_position WHERE id = 1 FOR UPDATE SKIP LOCKED`;
  return rows.length === 1;
}

/**
 * Gives positions to committed events that have none, in the order of their numbers. The row that counts them must be
 * locked by a statement before this one, so that this one sees whatever others gave.
 * @returns how many got one
 */
export async function assignPositions(tx: Transaction, limit: number): Promise<number> {
  const [{ given }] = await tx.$queryRaw<[{ given: number }]>`
    WITH found AS (
      SELECT id, row_number() OVER (ORDER BY number) AS place FROM (
        SELECT id, number FROM events WHERE position IS NULL ORDER BY number LIMIT ${limit}) waiting
    ), positioned AS (
      UPDATE events e SET position = p.last + f.place FROM found f, event_position p WHERE e.id = f.id RETURNING e.id
    ), counter AS (
      UPDATE event_position SET last = last + (SELECT count(*) FROM positioned)
    )
    SELECT count(*)::int AS given FROM positioned`;
  return given;
}

/**
 * Locks a reader until the transaction ends.
 * @param longestMs after this time without a statement the database ends the transaction: a server that is gone without
 *   closing its connection must not hold the reader for ever
 * @returns how far it has read and how far it can read; undefined when somebody else reads for it
 */
export async function lockReader(
  tx: Transaction,
  name: string,
  longestMs: number,
): Promise<{ position: bigint; last: bigint } | undefined> {
  await tx.$queryRaw`SELECT set_config('idle_in_transaction_session_timeout', ${String(longestMs)}, true)`;
  const [reader] = await tx.$queryRaw<{ position: bigint; last: bigint }[]>`
    SELECT r.position, p.last FROM event_readers r, event_position p WHERE r.name = ${name}
    FOR UPDATE OF r SKIP LOCKED`;
  return reader;
}

export async function moveReader(tx: Transaction, name: string, position: bigint): Promise<void> {
  await tx.eventReader.update({ where: { name }, data: { position } });
}

/** Events of some types after a position, up to another one, in order. */
export function listEvents(
  tx: Transaction,
  { types, after, upTo, limit }: { types: string[]; after: bigint; upTo: bigint; limit: number },
): Promise<EventRow[]> {
  return tx.$queryRaw<EventRow[]>`
    SELECT id, position, type, channel_id AS "channelId", stream_id AS "streamId", account_id AS "accountId", payload,
      created_at AS "createdAt"
    FROM events WHERE position > ${after} AND position <= ${upTo} AND type = ANY (${types})
    ORDER BY position LIMIT ${limit}`;
}

/** Events that a reader could not handle and that are to be tried again now. */
export function listRetries(
  tx: Transaction,
  reader: string,
  now: Date,
  limit: number,
): Promise<(EventRow & { attempts: number })[]> {
  return tx.$queryRaw<(EventRow & { attempts: number })[]>`
    SELECT e.id, e.position, e.type, e.channel_id AS "channelId", e.stream_id AS "streamId",
      e.account_id AS "accountId", e.payload, e.created_at AS "createdAt", r.attempts
    FROM event_retries r JOIN events e ON e.id = r.event_id
    WHERE r.reader = ${reader} AND r.retry_at <= ${now} ORDER BY r.retry_at LIMIT ${limit}`;
}

export async function putRetry(
  tx: Transaction,
  retry: { reader: string; eventId: string; attempts: number; retryAt: Date; lastError: string },
): Promise<void> {
  const { reader, eventId, ...values } = retry;
  await tx.eventRetry.upsert({
    where: { reader_eventId: { reader, eventId } },
    create: retry,
    update: values,
  });
}

export async function deleteRetry(tx: Transaction, reader: string, eventId: string): Promise<void> {
  await tx.eventRetry.deleteMany({ where: { reader, eventId } });
}

/** How far a reader is behind. */
export interface ReaderLagRow {
  name: string;
  /** Events that it has not read, and those that it could not handle and tries again. */
  unread: number;
  retrying: number;
  /** When the oldest of those was written that it has not read. */
  oldestAt: Date | null;
}

export function listReaderLags(db: Db): Promise<ReaderLagRow[]> {
  return db.$queryRaw<ReaderLagRow[]>`
    SELECT r.name, greatest(0, p.last - r.position)::int AS unread,
      (SELECT count(*)::int FROM event_retries t WHERE t.reader = r.name) AS retrying,
      (SELECT e.created_at FROM events e WHERE e.position > r.position ORDER BY e.position LIMIT 1) AS "oldestAt"
    FROM event_readers r, event_position p ORDER BY r.name`;
}
