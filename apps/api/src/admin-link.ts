import { systemClock } from './clock.ts';
import { makeConfig } from './config/config.ts';
import { SettingsError, readEnv } from './config/env.ts';
import { openDb } from './db/client.ts';
import { adminLink } from './domains/admin/index.ts';

/** Prints the one-time link of the first admin, or nothing when somebody runs the server. It wants the server's settings. */
async function main(): Promise<void> {
  const config = makeConfig(readEnv(process.env));
  const db = openDb(config.databaseUrl, config.database);
  try {
    const link = await adminLink({ config, db, clock: systemClock });
    if (link !== undefined) process.stdout.write(`${link}\n`);
  } finally {
    await db.$disconnect();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof SettingsError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
