import type { Db } from '../../db/client.ts';

/** The names of the migrations that this database went through; also a sign that it answers. */
export async function appliedMigrations(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return rows.map((row) => row.migration_name);
}

/** Whether the database answers at all. */
export async function askDatabase(db: Db): Promise<void> {
  await db.$queryRaw`SELECT 1`;
}
