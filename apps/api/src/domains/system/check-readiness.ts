import type { Readiness } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { migrationNames } from '../../db/migrate.ts';
import { appliedMigrations, askDatabase } from './system.queries.ts';

/** Milliseconds that a check may take. */
const patienceMs = 3_000;

type Check = 'ok' | 'failing';

async function check(work: Promise<unknown>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Check>((resolve) => {
    timer = setTimeout(() => resolve('failing'), patienceMs);
  });
  const done = work.then(
    (): Check => 'ok',
    (): Check => 'failing',
  );
  const result = await Promise.race([done, tooLate]);
  clearTimeout(timer);
  return result;
}

async function migrationsAreComplete(context: Context): Promise<void> {
  const applied = new Set(await appliedMigrations(context.db));
  const missing = (await migrationNames()).filter((name) => !applied.has(name));
  if (missing.length > 0) throw new Error(`not migrated: ${missing.join(', ')}`);
}

/** Asks everything that the server needs whether it answers. */
export async function checkReadiness(context: Context): Promise<Readiness> {
  const [database, migrations, livekit] = await Promise.all([
    check(askDatabase(context.db)),
    check(migrationsAreComplete(context)),
    check(context.livekit.listRooms()),
  ]);
  const status = database === 'ok' && migrations === 'ok' && livekit === 'ok' ? 'ok' : 'failing';
  return { status, checks: { database, migrations, livekit } };
}
