import type { Category, Visibility } from '@footlight/contracts';
import { viewerFactColumns } from '../access/fragments.queries.ts';
import { insertChat } from '../chat/fragments.queries.ts';
import { activeAccounts } from '../identity/fragments.queries.ts';
import { closeSeating, insertSeating, openSeating } from '../seating/fragments.queries.ts';
import type { Db, Transaction } from '../../db/client.ts';
import { onAir } from './fragments.queries.ts';
import { type Asking, type StreamRow, asView, streamColumns } from './stream-view.queries.ts';
import type { StreamView } from './stream.ts';

export async function findStream(
  db: Db | Transaction,
  id: string,
  { viewerId, now }: Asking,
): Promise<StreamView | undefined> {
  const [row] = await db.$queryRaw<StreamRow[]>`
    SELECT ${streamColumns}, ${viewerFactColumns(viewerId, now)}
    FROM streams s JOIN channels c ON c.id = s.channel_id JOIN stream_seating n ON n.stream_id = s.id
    WHERE s.id = ${id}`;
  return row && asView(row);
}

/** A stream that is made. */
export interface NewStream {
  id: string;
  channelId: string;
  title: string;
  description: string;
  category: Category | null;
  tags: string[];
  searchText: string;
  visibility: Visibility;
  scheduledFor: Date | null;
  timeZone: string | null;
  coverId?: string;
  createdAt: Date;
}

/**
 * Inserts a stream with its seat counter and its chat.
 * @param cap how many seats it has
 */
export async function insertStream(tx: Transaction, stream: NewStream, cap: number): Promise<void> {
  await tx.stream.create({ data: stream });
  await insertSeating(tx, stream.id, cap);
  await insertChat(tx, stream.id);
}

/** What of a stream can be changed; what is left out stays. */
export type StreamChanges = Partial<Omit<NewStream, 'id' | 'channelId' | 'coverId' | 'createdAt'>> & {
  missedAt?: null;
};

/**
 * Changes a stream. Its time changes only while it was not started.
 * @returns false when it changed nothing, because the stream was started meanwhile or is gone
 */
export async function changeStream(tx: Transaction, id: string, changes: StreamChanges): Promise<boolean> {
  const where = { id, ...(changes.scheduledFor !== undefined && { state: 'scheduled' }) };
  const changed = await tx.stream.updateMany({ where, data: changes });
  return changed.count === 1;
}

/** Writes anew what searches read of a stream: from its words as they are now, which this transaction has locked. */
export async function writeSearchText(
  tx: Transaction,
  id: string,
  write: (...words: string[]) => string,
): Promise<void> {
  const { title, tags } = await tx.stream.findUniqueOrThrow({
    where: { id },
    select: { title: true, tags: true },
  });
  await tx.stream.update({ where: { id }, data: { searchText: write(title, ...tags) } });
}

/** The unique index that holds one live stream per channel. */
export const oneLivePerChannel = 'streams_one_live_per_channel';

/**
 * scheduled → live, and seats are given; false when the stream was not scheduled, or its owner's account is not active.
 * @param cap how many seats it has from now on
 */
export async function openStream(tx: Transaction, id: string, cap: number, now: Date): Promise<boolean> {
  const opened = await tx.stream.updateMany({
    where: { id, state: 'scheduled', channel: { owner: activeAccounts(now) } },
    data: { state: 'live', startedAt: now, missedAt: null },
  });
  if (opened.count === 0) return false;
  await openSeating(tx, id, cap);
  await tx.streamReconciliation.create({ data: { streamId: id, reconciledAt: now, dueAt: now } });
  return true;
}

/** scheduled → canceled; false when it was not scheduled. */
export async function callStreamOff(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const called = await tx.stream.updateMany({
    where: { id, state: 'scheduled' },
    data: { state: 'canceled', canceledAt: now },
  });
  return called.count === 1;
}

/** Notes which streams nobody started, of those that should have begun before a moment. */
export async function markMissed(db: Db, before: Date, now: Date): Promise<void> {
  await db.stream.updateMany({
    where: { state: 'scheduled', missedAt: null, scheduledFor: { lt: before } },
    data: { missedAt: now },
  });
}

/** The stream of a channel that is on air, if there is one. */
export function findOnAirIn(db: Db, channelId: string) {
  return db.stream.findFirst({
    where: { channelId, state: onAir },
    select: { id: true },
  });
}

/** live or interrupted → ended, the doors close and every seat is given back; false when it was neither. */
export function closeStream(db: Db, id: string, now: Date, silentSinceAtLatest?: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const closed = await tx.stream.updateMany({
      where: {
        id,
        ...(silentSinceAtLatest
          ? { state: 'interrupted', interruptedAt: { lte: silentSinceAtLatest } }
          : { state: onAir }),
      },
      data: { state: 'ended', endedAt: now, interruptedAt: null },
    });
    if (closed.count === 0) return false;
    await closeSeating(tx, id, now);
    await tx.streamReconciliation.deleteMany({ where: { streamId: id } });
    return true;
  });
}

/** live → interrupted; false when it was not live. */
export async function interruptStream(db: Db, id: string, since: Date): Promise<boolean> {
  const changed = await db.stream.updateMany({
    where: { id, state: 'live' },
    data: { state: 'interrupted', interruptedAt: since },
  });
  return changed.count === 1;
}

/** interrupted → live; false when it was not interrupted. */
export async function resumeStream(db: Db, id: string): Promise<boolean> {
  const changed = await db.stream.updateMany({
    where: { id, state: 'interrupted' },
    data: { state: 'live', interruptedAt: null },
  });
  return changed.count === 1;
}
