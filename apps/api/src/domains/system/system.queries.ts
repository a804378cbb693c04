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

/** What PostgreSQL says of itself. */
export interface DatabaseRow {
  version: string;
  sizeBytes: bigint;
  /** Connections of all programs to this PostgreSQL, and how many it takes. */
  connections: number;
  mostConnections: number;
}

/** Asks PostgreSQL what it is and how full. */
export async function readDatabase(db: Db): Promise<DatabaseRow> {
  const [row] = await db.$queryRaw<[DatabaseRow]>`
    SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
      pg_database_size(current_database()) AS "sizeBytes", current_setting('max_connections')::int AS "mostConnections",
      (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections`;
  return row;
}
