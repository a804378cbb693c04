import type { Db, Transaction } from '../../db/client.ts';

/** One thing that an admin did, with ids alone. */
export interface AuditRow {
  id: string;
  actorId: string;
  action: string;
  subjectId: string;
  reason: string;
  details: Record<string, string | null>;
  createdAt: Date;
}

export async function insertAct(tx: Transaction, act: AuditRow): Promise<void> {
  await tx.auditEntry.create({ data: act });
}

/** Entries of the log, newest first, with the names of accounts that are still there. */
export async function listActs(
  db: Db,
  wanted: {
    subjectId: string | undefined;
    actorId: string | undefined;
    before: string | undefined;
    limit: number;
  },
) {
  const acts = await db.auditEntry.findMany({
    where: {
      ...(wanted.subjectId !== undefined && { subjectId: wanted.subjectId }),
      ...(wanted.actorId !== undefined && { actorId: wanted.actorId }),
      ...(wanted.before !== undefined && { id: { lt: wanted.before } }),
    },
    orderBy: { id: 'desc' },
    take: wanted.limit,
  });
  const ids = [...new Set(acts.flatMap(({ actorId, subjectId }) => [actorId, subjectId]))];
  const people = await db.user.findMany({
    where: { id: { in: ids }, deletionRequestedAt: null },
    select: { id: true, displayName: true },
  });
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  return acts.map((act) => ({
    ...act,
    actorName: names.get(act.actorId) ?? null,
    subjectName: names.get(act.subjectId) ?? null,
  }));
}
