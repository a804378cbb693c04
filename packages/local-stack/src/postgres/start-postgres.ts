import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { tryLock } from '../try-lock.ts';
import { choosePlace, type Place } from './choose-place.ts';
import { readClusterFile, writeClusterFile } from './cluster-file.ts';
import { endOrphan } from './end-orphan.ts';
import { checkVersion, clusterExists, makeCluster, OWNER, resetPassword } from './make-cluster.ts';
import type { PostgresOptions } from './options.ts';
import { runServer } from './run-server.ts';

export interface Postgres {
  /** A connection string for the role `footlight`, which may create databases and is no superuser. */
  url: (database?: string) => string;
  port: number;
  pid: number;
  /** Where the data really lies. */
  dataDir: string;
  /** Ends it in order; connections that are open are closed by it. */
  stop: () => Promise<void>;
}

/**
 * Starts an embedded PostgreSQL on 127.0.0.1 and makes its cluster at the first start. It ends with this process, also
 * when that is killed.
 * @throws when another process runs a server in this folder, or with the server's own last lines when it does not start
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  mkdirSync(options.dir, { recursive: true });
  const dir = realpathSync(options.dir);
  const unlock = tryLock(path.join(dir, 'lock'));
  if (!unlock) throw new Error(`Another process already runs PostgreSQL in ${dir}.`);

  const fast = options.profile === 'fast';
  let place: Place | undefined;
  const cleanUp = () => {
    if (fast && place)
      rmSync(place.home === dir ? place.dataDir : place.home, { recursive: true, force: true });
    unlock();
  };
  try {
    const known = readClusterFile(dir);
    place = choosePlace(dir, known?.home, options);
    if (await endOrphan(place.dataDir)) options.log?.('Ended a PostgreSQL that was left running');
    const password = await openCluster(dir, place, fast, known?.password);
    const server = await runServer(place, options);
    let stopped: Promise<void> | undefined;
    return {
      port: server.port,
      pid: server.pid,
      dataDir: place.dataDir,
      url: (database = OWNER) => `postgresql://${OWNER}:${password}@127.0.0.1:${server.port}/${database}`,
      stop: () => (stopped ??= server.stop().then(cleanUp)),
    };
  } catch (error) {
    cleanUp();
    throw error;
  }
}

/** Makes the cluster or checks the one that is there; answers its owner's password. */
async function openCluster(
  dir: string,
  place: Place,
  fast: boolean,
  known: string | undefined,
): Promise<string> {
  if (fast) removeLeftovers(place.home);
  const password = known ?? randomBytes(24).toString('hex');
  if (!clusterExists(place)) await makeCluster(place, password, !fast);
  else {
    checkVersion(place);
    if (known === undefined) await resetPassword(place, password);
  }
  writeClusterFile(dir, { home: place.home, password });
  return password;
}

/** What killed runs of the fast profile left: it was written without care for crashes. */
function removeLeftovers(home: string) {
  for (const name of readdirSync(home)) {
    if (name.startsWith('data-')) rmSync(path.join(home, name), { recursive: true, force: true });
  }
}
