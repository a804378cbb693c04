import type { Db } from '../../../db/client.ts';
import { activeAccounts } from '../../identity/fragments.queries.ts';

/** Somebody whom a host listed: an account, or an address whoever proves it. */
export interface InviteeRow {
  id: string;
  user: { id: string; handle: string; displayName: string } | null;
  email: string | null;
}

const select = {
  id: true,
  email: true,
  user: { select: { id: true, handle: true, displayName: true } },
} as const;

export function listInvitees(db: Db, streamId: string): Promise<InviteeRow[]> {
  return db.streamInvitee.findMany({ where: { streamId }, orderBy: { id: 'asc' }, select });
}

/** An account by its id or its handle; none that is suspended or being deleted, as on their profile. */
export function findNamed(db: Db, idOrHandle: string, now: Date): Promise<{ id: string } | null> {
  return db.user.findFirst({
    where: {
      AND: [{ OR: [{ id: idOrHandle }, { handle: idOrHandle }] }, activeAccounts(now)],
    },
    select: { id: true },
  });
}

/** Somebody who is to be listed. */
export interface NewInvitee {
  id: string;
  streamId: string;
  userId: string | null;
  email: string | null;
  createdAt: Date;
}

/**
 * Lists somebody, or finds them where they are listed already.
 * @param most how many a stream lists
 * @returns 'full' when it lists that many others
 */
export function insertInvitee(
  db: Db,
  invitee: NewInvitee,
  most: number,
): Promise<InviteeRow | 'full' | 'gone'> {
  const { streamId, userId, email } = invitee;
  return db.$transaction(async (tx) => {
    // The stream is locked first: of those who are named at once, each counts the ones before.
    const streams = await tx.$queryRaw<unknown[]>`
      SELECT id FROM streams WHERE id = ${streamId} AND deletion_requested_at IS NULL FOR NO KEY UPDATE`;
    if (streams.length === 0) return 'gone';
    const listed = await tx.streamInvitee.findFirst({ where: { streamId, userId, email }, select });
    if (listed) return listed;
    if ((await tx.streamInvitee.count({ where: { streamId } })) >= most) return 'full';
    return tx.streamInvitee.create({ data: invitee, select });
  });
}

/** Lists somebody no longer; false when they are not listed. */
export async function deleteInvitee(db: Db, streamId: string, id: string): Promise<boolean> {
  const deleted = await db.streamInvitee.deleteMany({ where: { id, streamId } });
  return deleted.count === 1;
}
