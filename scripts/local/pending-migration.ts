import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diffMigrations } from '../../apps/api/src/db/migrate.ts';
import { startPostgres } from '../../packages/local-stack/src/index.ts';

/** The SQL that prisma/migrations lacks to make what prisma/schema.prisma says; undefined when they agree. */
export async function pendingMigration(): Promise<string | undefined> {
  const dir = mkdtempSync(path.join(tmpdir(), 'footlight-migration-'));
  try {
    const postgres = await startPostgres({ dir, profile: 'fast' });
    try {
      const sql = await diffMigrations(postgres.url());
      return isEmpty(sql) ? undefined : sql;
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Prisma writes a comment where there is nothing to do. */
function isEmpty(sql: string): boolean {
  return sql.split('\n').every((line) => line.trim() === '' || line.startsWith('--'));
}
