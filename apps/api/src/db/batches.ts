import { type Db, Prisma } from './client.ts';

/** How many rows one statement takes: some milliseconds each, so that nobody waits for a lock or a vacuum for long. */
const atOnce = 1_000;

/**
 * Deletes rows by short statements of their own, until none is left. May be interrupted at any time, and begun again.
 * @param signal ends it between two statements
 */
export async function deleteInBatches(
  db: Db,
  table: Prisma.Sql,
  condition: Prisma.Sql,
  signal?: AbortSignal,
): Promise<void> {
  await inBatches(db, Prisma.sql`DELETE FROM ${table}`, { table, condition }, signal);
}

/**
 * Changes rows by short statements of their own, until none is left.
 * @param change what comes behind SET; it must make the condition false
 * @param signal ends it between two statements
 */
export async function updateInBatches(
  db: Db,
  table: Prisma.Sql,
  change: Prisma.Sql,
  condition: Prisma.Sql,
  signal?: AbortSignal,
): Promise<void> {
  await inBatches(db, Prisma.sql`UPDATE ${table} SET ${change}`, { table, condition }, signal);
}

async function inBatches(
  db: Db,
  statement: Prisma.Sql,
  { table, condition }: { table: Prisma.Sql; condition: Prisma.Sql },
  signal?: AbortSignal,
): Promise<void> {
  // What somebody else holds is left to the next run. A row that was changed while a statement began is passed over by
  // that one, so that a batch which is not full says nothing: only an empty one is the end.
  const some = Prisma.sql`SELECT ctid FROM ${table} WHERE ${condition} LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`;
  let done: number;
  do {
    signal?.throwIfAborted();
    done = await db.$executeRaw`${statement} WHERE ctid = ANY (ARRAY(${some}))`;
  } while (done > 0);
}
