import type { Db } from '../../../db/client.ts';

export async function insertOutboxMail(
  db: Db,
  mail: { id: string; to: string; subject: string; text: string; html: string; createdAt: Date },
): Promise<void> {
  const { to: recipient, ...rest } = mail;
  await db.outboxMail.create({ data: { recipient, ...rest } });
}

/** Mails of the outbox, newest first. */
export function listOutboxMails(db: Db, { before, limit }: { before: string | undefined; limit: number }) {
  return db.outboxMail.findMany({
    where: before === undefined ? {} : { id: { lt: before } },
    orderBy: { id: 'desc' },
    take: limit,
  });
}
