import type { Db, Transaction } from '../../db/client.ts';

/** The private streams that somebody is let into, by their account or by the address that they proved. */
export function listLetInto(db: Db, userId: string) {
  return db.$queryRaw<{ streamId: string; createdAt: Date }[]>`
    SELECT i.stream_id AS "streamId", i.created_at AS "createdAt" FROM stream_invitees i JOIN users u
      ON u.id = i.user_id OR (u.email = i.email AND u.email_verified_at IS NOT NULL)
    WHERE u.id = ${userId} ORDER BY i.id`;
}

/** Takes an address out of the lists of private streams. */
export async function deleteInvitees(tx: Transaction, email: string): Promise<void> {
  await tx.streamInvitee.deleteMany({ where: { email } });
}
