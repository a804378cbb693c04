import type { Db } from '../../../db/client.ts';

/** Remembers the id of a webhook; false when it is known. */
export async function recordWebhookEvent(db: Db, id: string, receivedAt: Date): Promise<boolean> {
  const inserted = await db.livekitWebhookEvent.createMany({
    data: { id, receivedAt },
    skipDuplicates: true,
  });
  return inserted.count === 1;
}

export async function deleteWebhookEventsBefore(db: Db, moment: Date): Promise<void> {
  await db.livekitWebhookEvent.deleteMany({ where: { receivedAt: { lt: moment } } });
}
