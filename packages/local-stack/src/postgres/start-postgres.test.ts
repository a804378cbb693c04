import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { tempFolder } from '../../test/temp-folder.ts';
import { isAlive, waitUntil } from '../../test/wait-until.ts';
import { freePort } from '../free-port.ts';
import { packagedBinaries, program } from './binaries.ts';
import { reachableBinaries } from './choose-place.ts';
import { serverEnvironment } from './run-program.ts';
import { serverUser } from './server-user.ts';
import { startPostgres, type Postgres } from './start-postgres.ts';
import type { PostgresOptions } from './options.ts';

const folder = tempFolder();
chmodSync(folder, 0o755);
const started: Postgres[] = [];

/** Most tests start the cluster `main`: making one takes far longer than starting it. */
async function start(name: string, options: Partial<PostgresOptions> = {}): Promise<Postgres> {
  const postgres = await startPostgres({ dir: path.join(folder, name), profile: 'durable', ...options });
  started.push(postgres);
  return postgres;
}

/** The first row. */
async function query(postgres: Postgres, sql: string): Promise<unknown[] | undefined> {
  const client = new pg.Client({ connectionString: postgres.url() });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows[0];
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  for (const postgres of started.splice(0)) {
    await postgres.stop();
    // Root keeps data elsewhere when the test's folder is closed.
    if (!postgres.dataDir.startsWith(folder))
      rmSync(path.dirname(postgres.dataDir), { recursive: true, force: true });
  }
});

test('gives a database to a role that is no superuser and may create databases', async () => {
  const postgres = await start('main');
  const sql = 'SELECT rolname, rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user';
  expect(await query(postgres, sql)).toEqual(['footlight', false, true]);
  expect(await query(postgres, 'SELECT current_database()')).toEqual(['footlight']);
  expect(postgres.url('other')).toMatch(/^postgresql:\/\/footlight:[0-9a-f]{48}@127\.0\.0\.1:\d+\/other$/);
});

test('lets nobody in without the password, and the superuser not at all', async () => {
  const postgres = await start('main');
  for (const [user, password] of [
    ['footlight', 'postgres'],
    ['postgres', 'postgres'],
  ]) {
    const client = new pg.Client({
      host: '127.0.0.1',
      port: postgres.port,
      user,
      password,
      database: 'postgres',
    });
    await expect(client.connect()).rejects.toThrow(/authentication failed|no pg_hba.conf entry/);
  }
  expect(statSync(path.join(folder, 'main', 'cluster.json')).mode & 0o777).toBe(0o600);
});

test('the durable profile keeps its data and writes it to the disk', async () => {
  const reasons: string[] = [];
  const first = await start('main', { onUnexpectedExit: (reason) => reasons.push(reason) });
  await query(first, "CREATE TABLE notes AS SELECT 'still here' AS note");
  await first.stop();
  expect(reasons).toEqual([]);
  const second = await start('main');
  expect(await query(second, 'SELECT note FROM notes')).toEqual(['still here']);
  expect(await query(second, "SELECT current_setting('fsync')")).toEqual(['on']);
});

test('the fast profile starts empty, does not wait for the disk and leaves nothing', async () => {
  const first = await start('fast', { profile: 'fast' });
  await query(first, 'CREATE TABLE notes (note text)');
  const settings = "SELECT current_setting('fsync'), current_setting('synchronous_commit')";
  expect(await query(first, settings)).toEqual(['off', 'off']);
  await first.stop();
  expect(existsSync(first.dataDir)).toBe(false);
  const second = await start('fast', { profile: 'fast' });
  expect(await query(second, "SELECT to_regclass('notes')")).toEqual([null]);
});

test('uses the port that is given, and says why when it cannot', async () => {
  const port = await freePort();
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
  await expect(start('main', { port })).rejects.toThrow(/PostgreSQL did not start.*Address already in use/s);
  await new Promise((resolve) => holder.close(resolve));
  expect((await start('main', { port })).port).toBe(port);
});

test('two servers never share a folder', async () => {
  await start('main');
  await expect(start('main')).rejects.toThrow('Another process already runs PostgreSQL in');
});

test('recovers after a kill and reports it', async () => {
  const reasons: string[] = [];
  const first = await start('main', { onUnexpectedExit: (reason) => reasons.push(reason) });
  await query(first, "CREATE TABLE kept AS SELECT 'committed' AS note");
  process.kill(first.pid, 'SIGKILL');
  await waitUntil('the end is reported', () => reasons.length === 1);
  expect(reasons[0]).toContain('PostgreSQL was ended by SIGKILL');
  await first.stop();

  const second = await start('main');
  expect(await query(second, 'SELECT note FROM kept')).toEqual(['committed']);
});

test('ends a server that was left running on its data', async () => {
  const { dataDir, stop } = await start('main');
  await stop();
  const user = serverUser(dataDir);
  const binaries = user ? reachableBinaries(packagedBinaries(), user) : packagedBinaries();
  const orphan = spawn(
    program(binaries, 'postgres'),
    ['-D', dataDir, '-p', String(await freePort()), '-c', 'unix_socket_directories='],
    { ...user, cwd: '/', env: serverEnvironment, detached: true, stdio: 'ignore' },
  );
  const pid = orphan.pid ?? 0;
  await waitUntil('it has its lock file', () => existsSync(path.join(dataDir, 'postmaster.pid')));

  const lines: string[] = [];
  const postgres = await start('main', { log: (line) => lines.push(line) });
  expect(await query(postgres, 'SELECT 1')).toEqual([1]);
  expect(lines).toContain('Ended a PostgreSQL that was left running');
  await waitUntil('the orphan is gone', () => !isAlive(pid));
});

test('ignores a lock file whose process id belongs to another program by now', async () => {
  const { dataDir, stop } = await start('main');
  await stop();
  writeFileSync(path.join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n`);
  const postgres = await start('main');
  expect(await query(postgres, 'SELECT 1')).toEqual([1]);
});

test('makes a new password when the old one was lost', async () => {
  const first = await start('main');
  const before = first.url();
  await first.stop();
  rmSync(path.join(folder, 'main', 'cluster.json'));
  const second = await start('main');
  expect(await query(second, 'SELECT 1')).toEqual([1]);
  expect(second.url().split('@')[0]).not.toBe(before.split('@')[0]);
});

test('a first start that was stopped half-way is started over', async () => {
  const dir = path.join(folder, 'half');
  mkdirSync(path.join(dir, 'data.new'), { recursive: true });
  writeFileSync(path.join(dir, 'data.new', 'PG_VERSION'), '18\n');
  expect(await query(await start('half'), 'SELECT 1')).toEqual([1]);
  expect(readdirSync(dir)).not.toContain('data.new');
});

test('says that it cannot use data of another major version', async () => {
  const { dataDir, stop } = await start('old');
  await stop();
  writeFileSync(path.join(dataDir, 'PG_VERSION'), '15\n');
  await expect(start('old')).rejects.toThrow(/was made by PostgreSQL 15, this is PostgreSQL 18/);
});

test('works below a folder that others may not open, and keeps its data when that is closed later', async () => {
  const parent = path.join(folder, 'closing');
  mkdirSync(parent);
  const first = await start('closing/db');
  await query(first, "CREATE TABLE notes AS SELECT 'moved along' AS note");
  await first.stop();

  chmodSync(parent, 0o700);
  const second = await start('closing/db');
  expect(await query(second, 'SELECT note FROM notes')).toEqual(['moved along']);
  await second.stop();
  const third = await start('closing/db');
  expect(third.dataDir).toBe(second.dataDir);
  expect(await query(third, 'SELECT note FROM notes')).toEqual(['moved along']);
});
