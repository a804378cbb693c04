import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { program } from './binaries.ts';
import type { Place } from './choose-place.ts';
import { runProgram } from './run-program.ts';

/** The role that owns the application's databases. It is no superuser; nobody else can sign in at all. */
export const OWNER = 'footlight';

const ACCESS = `host all ${OWNER} 127.0.0.1/32 scram-sha-256\n`;

/**
 * Makes a cluster with the role and database `footlight`, in a folder of its own that is renamed when all of it is
 * there: a first start that was stopped half-way leaves nothing that looks like a cluster.
 */
export async function makeCluster(place: Place, password: string, syncToDisk: boolean): Promise<void> {
  const { binaries, user, dataDir } = place;
  const unfinished = `${dataDir}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  if (user) chownSync(unfinished, user.uid, user.gid);

  await runProgram(
    program(binaries, 'initdb'),
    [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      '--auth-local=trust',
      '--auth-host=reject',
      '--encoding=UTF8',
      // The same order and case rules on every machine, whatever locales it has.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(syncToDisk ? [] : ['--no-sync']),
    ],
    { user },
  );
  await sql(place, unfinished, [
    `CREATE ROLE ${OWNER} LOGIN CREATEDB PASSWORD '${password}';`,
    `CREATE DATABASE ${OWNER} OWNER ${OWNER};`,
  ]);
  writeFileSync(path.join(unfinished, 'pg_hba.conf'), ACCESS);
  renameSync(unfinished, dataDir);
}

/** Gives the owner a new password, for a cluster whose old one was lost. The server must not run. */
export async function resetPassword(place: Place, password: string): Promise<void> {
  await sql(place, place.dataDir, [`ALTER ROLE ${OWNER} PASSWORD '${password}';`]);
}

/** @throws when the data was made by another major version of PostgreSQL */
export function checkVersion(place: Place): void {
  const made = readFileSync(path.join(place.dataDir, 'PG_VERSION'), 'utf8').trim();
  const here = place.binaries.version.split('.')[0];
  if (made === here) return;
  throw new Error(
    `The database in ${place.dataDir} was made by PostgreSQL ${made}, this is PostgreSQL ${here}. Move that folder away to start with an empty database.`,
  );
}

/** Whether there is a complete cluster. */
export function clusterExists(place: Place): boolean {
  return existsSync(path.join(place.dataDir, 'PG_VERSION'));
}

/** Without a server: PostgreSQL's single-user mode takes one statement a line, from where nobody sees a password. */
async function sql({ binaries, user }: Place, dataDir: string, statements: string[]) {
  await runProgram(program(binaries, 'postgres'), ['--single', '-D', dataDir, 'postgres'], {
    user,
    input: `${statements.join('\n')}\n`,
  });
}
