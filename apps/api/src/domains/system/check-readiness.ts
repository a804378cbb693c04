import type { Readiness } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { withinTime } from '../../time-limit.ts';
import { migrationNames } from '../../db/migrate.ts';
import { appliedMigrations, askDatabase } from './system.queries.ts';

/** Milliseconds that a check may take. */
const timeoutMs = 3_000;

/** How old an answer may be, in milliseconds: anybody may ask, and may not make us ask LiveKit more often than that. */
const answerCountsMs = 1_000;

type Check = 'ok' | 'failing';

function check(work: () => Promise<unknown>): Promise<Check> {
  return withinTime('A check', timeoutMs, work).then(
    (): Check => 'ok',
    (): Check => 'failing',
  );
}

/**
 * The migrations that the code of this process needs. Read once: a newer version that is put in place beside a running
 * process brings more, which are the business of the next one.
 */
let needed: Promise<string[]> | undefined;

async function migrationsAreComplete(context: Context): Promise<void> {
  const applied = new Set(await appliedMigrations(context.db));
  needed ??= migrationNames().catch((error: unknown) => {
    needed = undefined;
    throw error;
  });
  const missing = (await needed).filter((name) => !applied.has(name));
  if (missing.length > 0) throw new Error(`not migrated: ${missing.join(', ')}`);
}

async function askAll(context: Context): Promise<Readiness> {
  const [database, migrations, livekit] = await Promise.all([
    check(() => askDatabase(context.db)),
    check(() => migrationsAreComplete(context)),
    check(() => context.livekit.ping()),
  ]);
  const checks = { database, migrations, livekit };
  if (database !== 'ok' || migrations !== 'ok') return { status: 'failing', checks };
  return { status: livekit === 'ok' ? 'ok' : 'degraded', checks };
}

interface Answer {
  askedAt: number;
  readiness: Promise<Readiness>;
}
const answers = new WeakMap<Context, Answer>();

/**
 * Asks everything that the server needs whether it answers: once a second at most, however many want to know.
 * @returns `degraded` when LiveKit alone is away: the site still works without it
 */
export function checkReadiness(context: Context): Promise<Readiness> {
  const now = context.clock.now().getTime();
  const last = answers.get(context);
  if (last && now - last.askedAt < answerCountsMs) return last.readiness;
  const readiness = askAll(context);
  answers.set(context, { askedAt: now, readiness });
  return readiness;
}
