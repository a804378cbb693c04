import { keepChild, type KeptChild } from '../child/keep-child.ts';
import { freePort } from '../free-port.ts';
import { program } from './binaries.ts';
import type { Place } from './choose-place.ts';
import { mostConnections, type PostgresOptions } from './options.ts';
import { serverEnvironment } from './run-program.ts';

const READY = 'database system is ready to accept connections';
/** Recovery after a crash reads the whole write-ahead log first. */
const READY_WITHIN_MS = 120_000;
const PORT_TRIES = 3;

/** Starts the server and waits until it takes connections. A port found free may be taken meanwhile: tried again. */
export async function runServer(place: Place, options: PostgresOptions) {
  for (let tries = 1; ; tries++) {
    const port = options.port ?? (await freePort());
    try {
      return { port, ...(await launch(place, port, options)) };
    } catch (error) {
      const taken = error instanceof Error && error.message.includes('could not bind');
      if (!taken || options.port !== undefined || tries === PORT_TRIES) throw error;
    }
  }
}

async function launch(place: Place, port: number, { profile, onOutput, onUnexpectedExit }: PostgresOptions) {
  let markReady = () => {};
  const ready = new Promise<true>((resolve) => (markReady = () => resolve(true)));
  const child = await keepChild({
    command: program(place.binaries, 'postgres'),
    args: ['-D', place.dataDir, '-p', String(port), ...settings(profile)],
    stopSignal: 'SIGINT',
    leftover: profile === 'fast' ? place.dataDir : undefined,
    cwd: '/',
    env: serverEnvironment,
    ...(place.user ? { user: place.user } : {}),
    onLine(line) {
      if (line.includes(READY)) markReady();
      onOutput?.(line);
    },
  });
  await waitForReady(child, ready);

  let stopping = false;
  void child.exited.then((how) => {
    if (!stopping) onUnexpectedExit?.(`PostgreSQL ${how}.`, child.lastLines());
  });
  return {
    pid: child.pid,
    async stop() {
      stopping = true;
      await child.stop();
    },
  };
}

async function waitForReady(child: KeptChild, ready: Promise<true>) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`was not ready within ${READY_WITHIN_MS / 1000} s`), READY_WITHIN_MS);
  });
  const outcome = await Promise.race([ready, child.exited, late]);
  clearTimeout(timer);
  if (outcome === true) return;
  await child.stop();
  throw new Error(`PostgreSQL did not start: it ${outcome}. Its last lines:\n${child.lastLines()}`);
}

function settings(profile: PostgresOptions['profile']): string[] {
  const common = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // Three are kept for superusers.
    max_connections: String(mostConnections + 3),
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  // Without autovacuum: its worker, which is the superuser's, would keep a test from dropping its database.
  const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };
  const all = profile === 'fast' ? { ...common, ...careless } : common;
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
