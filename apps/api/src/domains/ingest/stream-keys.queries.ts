import type { StreamState } from '@footlight/contracts';
import type { Db, Transaction } from '../../db/client.ts';
import { Prisma } from '../../db/generated/client.ts';
import { type ViewerFactsRow, viewerFactColumns } from '../access/fragments.queries.ts';
import { isOnAir } from '../streams/fragments.queries.ts';

/** A stream key as its person sees it. */
export interface StreamKeyView {
  id: string;
  prefix: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  session: { id: string; streamId: string; createdAt: Date } | null;
}

const view = {
  id: true,
  prefix: true,
  createdAt: true,
  lastUsedAt: true,
  session: { select: { id: true, streamId: true, createdAt: true } },
} as const;

export function findStreamKey(db: Db, channelId: string, userId: string): Promise<StreamKeyView | null> {
  return db.streamKey.findUnique({ where: { channelId_userId: { channelId, userId } }, select: view });
}

/** An encoder that publishes, or did: its identity in the room of a stream. */
export interface Encoder {
  id: string;
  /** Null when it never published, or ended its session. */
  stream_id: string | null;
}

/** Deletes somebody's key in a channel, and answers whose encoder it was. Its session goes with it. */
export async function deleteKey(
  tx: Transaction,
  channelId: string,
  userId: string,
  madeUntil?: Date,
): Promise<Encoder | undefined> {
  const made = madeUntil ? Prisma.sql`AND k.created_at <= ${madeUntil}` : Prisma.empty;
  const [encoder] = await tx.$queryRaw<Encoder[]>`
    WITH found AS (
      SELECT k.id, w.stream_id FROM stream_keys k LEFT JOIN whip_sessions w ON w.key_id = k.id
      WHERE k.channel_id = ${channelId} AND k.user_id = ${userId} ${made}
    ), gone AS (DELETE FROM stream_keys k USING found WHERE k.id = found.id RETURNING k.id)
    SELECT found.id, found.stream_id FROM found JOIN gone ON gone.id = found.id`;
  return encoder;
}

/** Inserts a key. Of two that are made at once the later one counts. */
export async function insertKey(
  tx: Transaction,
  key: { id: string; channelId: string; userId: string; hash: string; prefix: string; createdAt: Date },
): Promise<void> {
  const { id, channelId, userId, hash, prefix, createdAt } = key;
  await tx.$executeRaw`
    INSERT INTO stream_keys (id, channel_id, user_id, hash, prefix, created_at)
    VALUES (${id}, ${channelId}, ${userId}, ${hash}, ${prefix}, ${createdAt})
    ON CONFLICT (channel_id, user_id) DO UPDATE SET id = EXCLUDED.id, hash = EXCLUDED.hash, prefix = EXCLUDED.prefix,
      created_at = EXCLUDED.created_at, last_used_at = NULL, connecting_id = NULL, connecting_until = NULL`;
}

/** A key that an encoder shows, what its person is to the channel, and the stream that it would publish into. */
export type ShownKeyRow = ViewerFactsRow & {
  id: string;
  user_id: string;
  channel_name: string;
  stream_id: string | null;
  state: StreamState | null;
};

/**
 * A key by its hash. Its stream is the one of the channel that is on air, else the one that is set to start with the encoder;
 * of several the one whose time is nearest, where one without a time counts from when it was made.
 */
export async function findShownKey(db: Db, hash: string, now: Date): Promise<ShownKeyRow | undefined> {
  const [row] = await db.$queryRaw<ShownKeyRow[]>`
    SELECT k.id, k.user_id, c.name AS channel_name, s.id AS stream_id, s.state,
      ${viewerFactColumns(Prisma.sql`k.user_id`, now)}
    FROM stream_keys k JOIN channels c ON c.id = k.channel_id LEFT JOIN LATERAL (
      SELECT s.id, s.state, s.deletion_requested_at FROM streams s
      WHERE s.channel_id = k.channel_id AND s.deletion_requested_at IS NULL AND (
        ${isOnAir(Prisma.sql`s.state`)} OR (s.start_on_encoder AND s.state = 'scheduled' AND s.missed_at IS NULL))
      ORDER BY s.state = 'scheduled', abs(extract(epoch FROM coalesce(s.scheduled_for, s.created_at) - ${now}::timestamptz)), s.id
      LIMIT 1
    ) s ON true
    WHERE k.hash = ${hash}`;
  return row;
}

/** The keys of somebody, in whatever channels. */
export function listKeysOf(db: Db, userId: string) {
  return db.streamKey.findMany({ where: { userId }, orderBy: { id: 'asc' } });
}
