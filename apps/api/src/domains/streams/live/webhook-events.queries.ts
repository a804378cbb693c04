import { deleteInBatches } from '../../../db/batches.ts';
import { type Db, Prisma } from '../../../db/client.ts';
import { reconcileRequest } from '../fragments.queries.ts';

/** Remembers the id of a webhook and asks for its room to be listed soon; does neither when the id is known. */
export async function recordWebhookEvent(
  db: Db,
  { id, room, receivedAt }: { id: string; room: string | undefined; receivedAt: Date },
): Promise<void> {
  await db.$executeRaw`
    WITH received AS (
      INSERT INTO livekit_webhook_events (id, received_at) VALUES (${id}, ${receivedAt})
      ON CONFLICT DO NOTHING RETURNING id
    ) ${reconcileRequest(Prisma.sql`${room ?? null}`, receivedAt)} AND EXISTS (SELECT 1 FROM received)`;
}

export function deleteWebhookEventsBefore(db: Db, moment: Date, signal?: AbortSignal): Promise<void> {
  return deleteInBatches(db, Prisma.sql`livekit_webhook_events`, Prisma.sql`received_at < ${moment}`, signal);
}
