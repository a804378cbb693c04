import type { StreamState, Visibility } from '@footlight/contracts';
import { type Db, Prisma, type Transaction } from '../../db/client.ts';
import type { StreamView } from './stream.ts';

interface StreamRow {
  id: string;
  title: string;
  visibility: Visibility;
  state: StreamState;
  created_at: Date;
  started_at: Date | null;
  interrupted_at: Date | null;
  ended_at: Date | null;
  taken: number;
  cap: number;
  channel_id: string;
  channel_owner_id: string;
  channel_handle: string;
  channel_name: string;
  channel_created_at: Date;
}

const columns = Prisma.sql`
  s.id, s.title, s.visibility, s.state, s.created_at, s.started_at, s.interrupted_at, s.ended_at, n.taken, n.cap,
  c.id AS channel_id, c.owner_id AS channel_owner_id, c.handle AS channel_handle, c.name AS channel_name,
  c.created_at AS channel_created_at`;
const tables = Prisma.sql`
  streams s JOIN channels c ON c.id = s.channel_id JOIN stream_seating n ON n.stream_id = s.id`;

function asView(row: StreamRow): StreamView {
  return {
    id: row.id,
    title: row.title,
    visibility: row.visibility,
    state: row.state,
    createdAt: row.created_at,
    startedAt: row.started_at,
    interruptedAt: row.interrupted_at,
    endedAt: row.ended_at,
    viewers: row.taken,
    viewerLimit: row.cap,
    channel: {
      id: row.channel_id,
      ownerId: row.channel_owner_id,
      handle: row.channel_handle,
      name: row.channel_name,
      createdAt: row.channel_created_at,
    },
  };
}

export async function findStream(db: Db | Transaction, id: string): Promise<StreamView | undefined> {
  const [row] = await db.$queryRaw<StreamRow[]>`SELECT ${columns} FROM ${tables} WHERE s.id = ${id}`;
  return row && asView(row);
}

/** A place in a list: after the stream that was started then. */
export interface StreamPlace {
  startedAt: Date;
  id: string;
}

/** Streams that were started, newest first. The conditions repeat those of the partial indexes, word for word. */
export async function listStreams(
  db: Db,
  wanted: {
    state: 'live' | 'ended';
    channelId: string | undefined;
    unlistedToo: boolean;
    after: StreamPlace | undefined;
    limit: number;
  },
): Promise<StreamView[]> {
  const conditions = [
    wanted.state === 'live' ? Prisma.sql`s.state IN ('live', 'interrupted')` : Prisma.sql`s.state = 'ended'`,
    ...(wanted.unlistedToo ? [] : [Prisma.sql`s.visibility = 'public'`]),
    ...(wanted.channelId ? [Prisma.sql`s.channel_id = ${wanted.channelId}`] : []),
    ...(wanted.after
      ? [Prisma.sql`(s.started_at, s.id) < (${wanted.after.startedAt}, ${wanted.after.id})`]
      : []),
  ];
  const rows = await db.$queryRaw<StreamRow[]>`
    SELECT ${columns} FROM ${tables} WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY s.started_at DESC, s.id DESC LIMIT ${wanted.limit}`;
  return rows.map(asView);
}

export async function insertStream(
  db: Transaction,
  stream: {
    id: string;
    channelId: string;
    title: string;
    visibility: Visibility;
    createdAt: Date;
    viewerLimit: number;
  },
): Promise<void> {
  const { viewerLimit, ...data } = stream;
  await db.stream.create({
    data: { ...data, seating: { create: { cap: viewerLimit } }, chat: { create: {} } },
  });
}

export async function changeStream(
  db: Db,
  id: string,
  changes: { title: string | undefined; visibility: Visibility | undefined },
): Promise<void> {
  await db.stream.update({
    where: { id },
    data: {
      ...(changes.title !== undefined && { title: changes.title }),
      ...(changes.visibility !== undefined && { visibility: changes.visibility }),
    },
  });
}

/** The unique index that holds one live stream per channel. */
export const oneLivePerChannel = 'streams_one_live_per_channel';

/** scheduled → live, and the doors open; false when the stream was not scheduled. */
export function openStream(db: Db, id: string, now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const opened = await tx.stream.updateMany({
      where: { id, state: 'scheduled' },
      data: { state: 'live', startedAt: now },
    });
    if (opened.count === 0) return false;
    await tx.streamSeating.update({ where: { streamId: id }, data: { open: true } });
    await tx.streamWatch.create({ data: { streamId: id, lookedAt: now } });
    return true;
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
          : { state: { in: ['live', 'interrupted'] } }),
      },
      data: { state: 'ended', endedAt: now, interruptedAt: null },
    });
    if (closed.count === 0) return false;
    // The counter's row is what every join locks: after this line no seat can be taken.
    await tx.streamSeating.update({ where: { streamId: id }, data: { open: false, taken: 0 } });
    await tx.seat.updateMany({ where: { streamId: id, releasedAt: null }, data: { releasedAt: now } });
    await tx.streamWatch.deleteMany({ where: { streamId: id } });
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

/** The streams of an account's channels that are on air. */
export function listOnAirOf(db: Db, ownerId: string) {
  const where = { channel: { ownerId }, state: { in: ['live', 'interrupted'] } };
  return db.stream.findMany({ where, select: { id: true } });
}

export function countStreamsOwned(db: Db, ownerId: string): Promise<number> {
  return db.stream.count({ where: { channel: { ownerId } } });
}

/** Streams of an account's channels, by id, from one on. */
export function listStreamsOwned(db: Db, ownerId: string, after: string, limit: number) {
  return db.stream.findMany({
    where: { channel: { ownerId }, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
  });
}
