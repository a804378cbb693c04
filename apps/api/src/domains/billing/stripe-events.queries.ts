import { deleteInBatches } from '../../db/batches.ts';
import { type Db, Prisma, type Transaction } from '../../db/client.ts';

/** What is stored of an event. */
export interface NewStripeEvent {
  id: string;
  changeId: string;
  type: string;
  objectType: string | null;
  objectId: string | null;
  customerId: string | null;
  createdAt: Date;
  receivedAt: Date;
  /** Whether it may change what somebody pays for; others are stored and nothing else. */
  watched: boolean;
}

/**
 * Stores an event once, and makes its customer due: one statement, so both are there afterwards, or neither. One that is known
 * already, itself or as the other kind of event of the same change, has no effect. A customer who is due already is not written
 * again: the sync that comes sees this change too.
 */
export async function insertStripeEvent(db: Db, event: NewStripeEvent): Promise<void> {
  const { id, changeId, type, objectType, objectId, customerId, createdAt, receivedAt, watched } = event;
  await db.$executeRaw`
    WITH owner AS (
      SELECT o.id, CASE WHEN ${watched} AND (o.id IS NULL OR EXISTS (SELECT FROM customers c WHERE c.stripe_id = o.id))
        THEN 'pending' ELSE 'ignored' END AS outcome
      FROM (SELECT coalesce(${customerId}::text, ${ownerOf(objectType, objectId)}) AS id) o
    ), received AS (
      INSERT INTO stripe_events
        (id, change_id, type, object_type, object_id, customer_id, created_at, received_at, outcome, handled_at)
      SELECT ${id}, ${changeId}, ${type}, ${objectType}, ${objectId}, owner.id, ${createdAt}, ${receivedAt},
        owner.outcome, CASE WHEN owner.outcome = 'ignored' THEN ${receivedAt}::timestamptz END
      FROM owner ON CONFLICT DO NOTHING RETURNING customer_id, outcome
    )
    UPDATE customers SET next_sync_at = ${receivedAt} FROM received
    WHERE stripe_id = received.customer_id AND received.outcome = 'pending' AND next_sync_at > ${receivedAt}`;
}

/** Part of a statement: whose customer an object is, as far as the last sync knows; thin events do not say it. */
function ownerOf(type: string | null, id: string | null): Prisma.Sql {
  if (type !== 'subscription' && type !== 'invoice') return Prisma.sql`NULL`;
  const table = type === 'subscription' ? Prisma.sql`subscriptions` : Prisma.sql`invoices`;
  return Prisma.sql`(SELECT k.stripe_id FROM ${table} t JOIN customers k ON k.user_id = t.user_id WHERE t.id = ${id})`;
}

/** Marks the events of a customer that a sync has seen: those that came before its fetch began. */
export async function markSynced(
  tx: Transaction,
  customerId: string,
  { fetchedAt, now }: { fetchedAt: Date; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE stripe_events SET outcome = 'synced', handled_at = ${now}
    WHERE outcome = 'pending' AND customer_id = ${customerId} AND received_at <= ${fetchedAt}`;
}

/** Something that events are about of which is not known yet whose it is. */
export interface Unresolved {
  type: string;
  id: string;
}

/** What events wait for their customer to be found, each thing once. */
export function listUnresolved(db: Db, limit: number): Promise<Unresolved[]> {
  return db.$queryRaw<Unresolved[]>`
    SELECT object_type AS type, object_id AS id FROM stripe_events
    WHERE outcome = 'pending' AND customer_id IS NULL GROUP BY 1, 2 ORDER BY min(received_at) LIMIT ${limit}`;
}

/** Writes down whose the events about something are, and makes that customer due. Events of nobody here are ignored. */
export async function resolveEvents(
  db: Db,
  { type, id }: Unresolved,
  { customerId, now }: { customerId: string | undefined; now: Date },
): Promise<void> {
  const customer = customerId ?? null;
  await db.$executeRaw`
    WITH owner AS (SELECT EXISTS (SELECT FROM customers WHERE stripe_id = ${customer}) AS known), resolved AS (
      UPDATE stripe_events SET customer_id = ${customer},
        outcome = CASE WHEN owner.known THEN outcome ELSE 'ignored' END,
        handled_at = CASE WHEN owner.known THEN NULL ELSE ${now}::timestamptz END
      FROM owner
      WHERE outcome = 'pending' AND customer_id IS NULL AND object_type = ${type} AND object_id = ${id}
      RETURNING outcome
    )
    UPDATE customers SET next_sync_at = ${now}
    WHERE stripe_id = ${customer} AND next_sync_at > ${now} AND EXISTS (SELECT FROM resolved WHERE outcome = 'pending')`;
}

export function deleteStripeEventsBefore(db: Db, moment: Date, signal?: AbortSignal): Promise<void> {
  return deleteInBatches(db, Prisma.sql`stripe_events`, Prisma.sql`received_at < ${moment}`, signal);
}
