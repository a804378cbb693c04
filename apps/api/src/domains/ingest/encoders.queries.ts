import type { Db } from '../../db/client.ts';

/** The newest session of a stream key in a stream, and whose key it is. */
export interface EncoderRow {
  id: string;
  user: { id: string; displayName: string };
  sessionId: string;
  startedAt: Date;
}

/** The encoders of a stream whose sessions nobody ended, in the order in which their keys were made. */
export async function listEncodersOf(db: Db, streamId: string): Promise<EncoderRow[]> {
  const sessions = await db.whipSession.findMany({
    where: { streamId },
    orderBy: { keyId: 'asc' },
    select: {
      id: true,
      keyId: true,
      createdAt: true,
      key: { select: { user: { select: { id: true, displayName: true } } } },
    },
  });
  return sessions.map(({ id, keyId, createdAt, key }) => ({
    id: keyId,
    user: key.user,
    sessionId: id,
    startedAt: createdAt,
  }));
}

/** Whose a key of a channel is, and the session that it has in a stream. */
export async function findEncoder(
  db: Db,
  { id, channelId, streamId }: { id: string; channelId: string; streamId: string },
): Promise<{ userId: string; sessionId: string | null } | undefined> {
  const key = await db.streamKey.findFirst({
    where: { id, channelId },
    select: { userId: true, session: { select: { id: true, streamId: true } } },
  });
  if (!key) return undefined;
  return { userId: key.userId, sessionId: key.session?.streamId === streamId ? key.session.id : null };
}
