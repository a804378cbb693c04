import { describe, expect, it } from '@jest/globals';
import { useApp } from '../../test/test-app.ts';
import { isDatabaseUnavailable } from './errors.ts';

const app = useApp({
  DATABASE_POOL: '10',
  DATABASE_STATEMENT_TIMEOUT_SECONDS: '1',
  DATABASE_LOCK_TIMEOUT_SECONDS: '7',
  DATABASE_IDLE_TRANSACTION_TIMEOUT_SECONDS: '0',
});

describe('the pool of connections', () => {
  it('is as large as the settings say, and ends what takes too long', async () => {
    const { db } = app().context;
    const sleeping = await Promise.allSettled(
      Array.from({ length: 20 }, () => db.$queryRaw`SELECT pg_sleep(0.3)::text`),
    );
    expect(sleeping.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 'fulfilled'));
    // Those of the job queue and of LISTEN have a name.
    const [open] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND application_name NOT LIKE 'footlight%' AND backend_type = 'client backend'`;
    expect(open?.count).toBe(10);

    const [settings] = await db.$queryRaw<Record<string, string>[]>`
      SELECT current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle`;
    expect(settings).toEqual({ lock: '7s', idle: '0' });
    const failure: unknown = await db.$queryRaw`SELECT pg_sleep(5)::text`.catch((error: unknown) => error);
    expect(isDatabaseUnavailable(failure)).toBe(true);
  });
});
