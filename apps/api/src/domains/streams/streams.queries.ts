import type { Category, Visibility } from '@footlight/contracts';
import { viewerFactColumns } from '../access/fragments.queries.ts';
import { activeChannels, holdChannel } from '../channels/fragments.queries.ts';
import { insertChat } from '../chat/fragments.queries.ts';
import { insertSeating, joinSeating, openSeating } from '../seating/fragments.queries.ts';
import { type Db, Prisma, type Transaction } from '../../db/client.ts';
import { type Changed, changed } from './fragments.queries.ts';
import { type Asking, type StreamRow, asView, streamColumns } from './stream-view.queries.ts';
import type { StreamView } from './stream.ts';

export async function findStream(
  db: Db | Transaction,
  id: string,
  { viewerId, now }: Asking,
): Promise<StreamView | undefined> {
  const [row] = await db.$queryRaw<StreamRow[]>`
    SELECT ${streamColumns}, ${viewerFactColumns(viewerId, now)}
    FROM streams s JOIN channels c ON c.id = s.channel_id ${joinSeating(Prisma.sql`s.id`)}
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
  startOnEncoder?: boolean;
  coverId?: string;
  createdAt: Date;
}

/**
 * Inserts a stream with its seat counter and its chat.
 * @param cap how many seats it has
 * @returns false when its channel is gone
 */
export async function insertStream(tx: Transaction, stream: NewStream, cap: number): Promise<boolean> {
  if (!(await holdChannel(tx, stream.channelId))) return false;
  await tx.stream.create({ data: stream });
  await insertSeating(tx, stream.id, cap);
  await insertChat(tx, stream.id);
  return true;
}

/** What of a stream can be changed; what is left out stays. */
export type StreamChanges = Partial<Omit<NewStream, 'id' | 'channelId' | 'coverId' | 'createdAt'>> & {
  missedAt?: null;
};

/** What of a stream can be changed as it is now, locked until the transaction ends; null when it is gone. */
export async function lockStream(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT id FROM streams WHERE id = ${id} FOR NO KEY UPDATE`;
  return tx.stream.findFirst({ where: { id, deletionRequestedAt: null } });
}

/**
 * Changes a stream. When it starts, and whether by an encoder, changes only while it was not started.
 * @returns false when it changed nothing, because the stream was started meanwhile or is gone
 */
export async function changeStream(tx: Transaction, id: string, changes: StreamChanges): Promise<boolean> {
  const moves = changes.scheduledFor !== undefined || changes.startOnEncoder !== undefined;
  const where = { id, ...(moves && { state: 'scheduled' }) };
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

export { closeStream } from './fragments.queries.ts';

/** The unique index that holds one live stream per channel. */
export const oneLivePerChannel = 'streams_one_live_per_channel';

/**
 * scheduled → live, and seats are given; undefined when the stream was not scheduled, or its owner's account is not active.
 * @param cap how many seats it has from now on
 */
export async function openStream(
  tx: Transaction,
  { id, channelId }: { id: string; channelId: string },
  cap: number,
  now: Date,
): Promise<{ scheduledFor: Date | null } | undefined> {
  // The channel comes first, as where it is deleted: of that and a start at once, the later one sees the other.
  if (!(await holdChannel(tx, channelId))) return undefined;
  const [opened] = await tx.stream.updateManyAndReturn({
    where: { id, state: 'scheduled', deletionRequestedAt: null, channel: activeChannels(now) },
    data: { state: 'live', startedAt: now, missedAt: null },
    select: { scheduledFor: true },
  });
  if (!opened) return undefined;
  await openSeating(tx, id, cap);
  await tx.streamReconciliation.create({ data: { streamId: id, reconciledAt: now, dueAt: now } });
  return opened;
}

/** scheduled → canceled; undefined when it was not scheduled. */
export async function callStreamOff(
  tx: Transaction,
  id: string,
  now: Date,
): Promise<{ scheduledFor: Date | null } | undefined> {
  const [canceled] = await tx.stream.updateManyAndReturn({
    where: { id, state: 'scheduled', deletionRequestedAt: null, channel: { deletionRequestedAt: null } },
    data: { state: 'canceled', canceledAt: now },
    select: { scheduledFor: true },
  });
  return canceled;
}

/** Marks the streams as missed that nobody started, of those that should have begun before a moment. */
export function markMissed(tx: Transaction, before: Date, now: Date) {
  return tx.$queryRaw<{ id: string; channelId: string; scheduledFor: Date }[]>`
    UPDATE streams SET missed_at = ${now}
    WHERE state = 'scheduled' AND missed_at IS NULL AND scheduled_for < ${before} AND deletion_requested_at IS NULL
      AND NOT EXISTS (SELECT FROM channels c WHERE c.id = channel_id AND c.deletion_requested_at IS NOT NULL)
    RETURNING id, channel_id AS "channelId", scheduled_for AS "scheduledFor"`;
}

/** live → interrupted; undefined when it was not live. */
export async function interruptStream(
  tx: Transaction,
  id: string,
  since: Date,
): Promise<Changed | undefined> {
  const [row] = await tx.stream.updateManyAndReturn({
    where: { id, state: 'live' },
    data: { state: 'interrupted', interruptedAt: since },
    select: changed,
  });
  return row;
}

/** interrupted → live; undefined when it was not interrupted, else since when it was. */
export async function resumeStream(
  tx: Transaction,
  id: string,
): Promise<{ channelId: string; interruptedAt: Date } | undefined> {
  const [row] = await tx.$queryRaw<{ channelId: string; interruptedAt: Date }[]>`
    UPDATE streams s SET state = 'live', interrupted_at = NULL
    FROM (SELECT id, interrupted_at FROM streams WHERE id = ${id} FOR UPDATE) before
    WHERE s.id = before.id AND s.state = 'interrupted'
    RETURNING s.channel_id AS "channelId", before.interrupted_at AS "interruptedAt"`;
  return row;
}
