import type { Db } from '../../../db/client.ts';

/** Remembers the id of a webhook; false when it is known. */
export async function rememberHint(db: Db, id: string, receivedAt: Date): Promise<boolean> {
  const inserted = await db.livekitEvent.createMany({ data: { id, receivedAt }, skipDuplicates: true });
  return inserted.count === 1;
}

export async function forgetHintsBefore(db: Db, moment: Date): Promise<void> {
  await db.livekitEvent.deleteMany({ where: { receivedAt: { lt: moment } } });
}
