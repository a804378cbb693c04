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
 * Writes down the session of an encoder in place of the one before, and that its key was used.
 * @returns false when the key ended meanwhile
 */
export async function putSession(db: Db, session: WhipSessionRow, now: Date): Promise<boolean> {
  const { id, keyId, streamId, participantId, iceSession } = session;
  const rows = await db.$executeRaw`
    WITH used AS (UPDATE stream_keys SET last_used_at = ${now} WHERE id = ${keyId} RETURNING id)
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
