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
  // What somebody else holds is left to the next run.
  const some = Prisma.sql`SELECT ctid FROM ${table} WHERE ${condition} LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`;
  for (let done = atOnce; done === atOnce;) {
    signal?.throwIfAborted();
    done = await db.$executeRaw`${statement} WHERE ctid = ANY (ARRAY(${some}))`;
  }
}
