import { updateInBatches } from '../../../db/batches.ts';
import { type Db, Prisma, type Transaction } from '../../../db/client.ts';

interface ActivityRow {
  id: string;
  channelId: string;
  kind: string;
  actorId: string;
  subjectId: string | null;
  email: string | null;
  role: string | null;
  createdAt: Date;
}

export async function insertActivity(tx: Transaction, activity: ActivityRow): Promise<void> {
  await tx.channelActivity.create({ data: activity });
}

/** Writes down that many addresses were asked at once, by one statement. */
export async function insertAsked(
  tx: Transaction,
  asked: readonly { id: string; email: string }[],
  { channelId, actorId, role, createdAt }: Pick<ActivityRow, 'channelId' | 'actorId' | 'role' | 'createdAt'>,
): Promise<void> {
  const ids = asked.map(({ id }) => id);
  const emails = asked.map(({ email }) => email);
  await tx.$executeRaw`
    INSERT INTO channel_activity (id, channel_id, kind, actor_id, email, role, created_at)
    SELECT id, ${channelId}, 'invited', ${actorId}, email, ${role}, ${createdAt}
    FROM unnest(${ids}::text[], ${emails}::text[]) AS asked (id, email)`;
}

/** Says of what was written down about an address whose it turned out to be. */
export async function nameSubject(
  tx: Transaction,
  { channelId, email, userId }: { channelId: string; email: string; userId: string },
): Promise<void> {
  await tx.channelActivity.updateMany({
    where: { channelId, email, subjectId: null },
    data: { subjectId: userId },
  });
}

/** Erases addresses that were written down before a moment; that something happened stays, and whose account it was. */
export function deleteAddressesBefore(db: Db, moment: Date, signal?: AbortSignal): Promise<void> {
  const old = Prisma.sql`email IS NOT NULL AND created_at < ${moment}`;
  return updateInBatches(db, Prisma.sql`channel_activity`, Prisma.sql`email = NULL`, old, signal);
}

/** What happened in a channel, newest first, with the names of accounts that are still there. */
export async function listActivityRows(
  db: Db,
  channelId: string,
  { before, limit }: { before: string | undefined; limit: number },
) {
  const rows = await db.channelActivity.findMany({
    where: { channelId, ...(before !== undefined && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit,
  });
  const ids = new Set(rows.flatMap(({ actorId, subjectId }) => [actorId, subjectId]));
  const people = await db.user.findMany({
    where: { id: { in: [...ids].filter((id) => id !== null) }, deletionRequestedAt: null },
    select: { id: true, displayName: true },
  });
  const byId = new Map(people.map((one) => [one.id, one]));
  return rows.map((row) => ({
    ...row,
    actor: byId.get(row.actorId ?? '') ?? null,
    subject: byId.get(row.subjectId ?? '') ?? null,
  }));
}
