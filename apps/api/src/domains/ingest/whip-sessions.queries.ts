import type { Db } from '../../db/client.ts';

/** A session of an encoder. */
export interface WhipSessionRow {
  id: string;
  keyId: string;
  streamId: string;
  participantId: string;
  iceSession: string;
}

/**
 * Claims a key for one session that is about to be connected: of two at once the other one waits. A claim that is not released,
 * because its server crashed, ends by itself at `until`.
 * @returns `busy` while another session is being connected, `gone` when there is no such key any more
 */
export async function claimConnecting(
  db: Db,
  { id, keyId }: Pick<WhipSessionRow, 'id' | 'keyId'>,
  { now, until }: { now: Date; until: Date },
): Promise<'claimed' | 'busy' | 'gone'> {
  const [found] = await db.$queryRaw<{ claimed: boolean }[]>`
    WITH claimed AS (
      UPDATE stream_keys SET connecting_id = ${id}, connecting_until = ${until}
      WHERE id = ${keyId} AND (connecting_until IS NULL OR connecting_until <= ${now}) RETURNING id
    ) SELECT EXISTS (SELECT FROM claimed) AS claimed FROM stream_keys WHERE id = ${keyId}`;
  if (!found) return 'gone';
  return found.claimed ? 'claimed' : 'busy';
}

/** Releases the claim of a session that was not connected. */
export async function releaseConnecting(db: Db, id: string): Promise<void> {
  await db.streamKey.updateMany({
    where: { connectingId: id },
    data: { connectingId: null, connectingUntil: null },
  });
}

/**
 * Writes down the session of an encoder in place of the one before, and that its key was used; its claim is released.
 * @returns false when the key ended meanwhile, or the claim did
 */
export async function putSession(db: Db, session: WhipSessionRow, now: Date): Promise<boolean> {
  const { id, keyId, streamId, participantId, iceSession } = session;
  const rows = await db.$executeRaw`
    WITH used AS (
      UPDATE stream_keys SET last_used_at = ${now}, connecting_id = NULL, connecting_until = NULL
      WHERE id = ${keyId} AND connecting_id = ${id} RETURNING id
    )
    INSERT INTO whip_sessions (id, key_id, stream_id, participant_id, ice_session, created_at)
    SELECT ${id}, used.id, ${streamId}, ${participantId}, ${iceSession}, ${now} FROM used
    ON CONFLICT (key_id) DO UPDATE SET id = EXCLUDED.id, stream_id = EXCLUDED.stream_id,
      participant_id = EXCLUDED.participant_id, ice_session = EXCLUDED.ice_session, created_at = EXCLUDED.created_at`;
  return rows === 1;
}

export function findSession(db: Db, id: string): Promise<WhipSessionRow | null> {
  return db.whipSession.findUnique({ where: { id } });
}

export async function setIceSession(db: Db, id: string, iceSession: string): Promise<void> {
  await db.whipSession.updateMany({ where: { id }, data: { iceSession } });
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.whipSession.deleteMany({ where: { id } });
}
