import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { claimAdmin, listStreams, login, register } from '../packages/contracts/src/index.ts';
import { freePort } from '../packages/local-stack/src/index.ts';
import { callApi } from './demo/call-api.ts';
import { processesOf, runCommand } from './testing/run-command.ts';

const data = mkdtempSync(path.join(tmpdir(), 'footlight-start-'));
// PostgreSQL's system user passes through here when root runs the tests.
chmodSync(data, 0o755);
const port = await freePort();
const running: Awaited<ReturnType<typeof runCommand>>[] = [];

async function run(name: string, env: Record<string, string> = {}) {
  const command = await runCommand(name, { FOOTLIGHT_DATA: data, PORT: String(port), ...env });
  running.push(command);
  return command;
}

async function start(env: Record<string, string> = {}) {
  const command = await run('start', env);
  const [, url = ''] = await command.saw(/^ready (http:\/\/\S+)$/);
  return { ...command, url };
}

async function nothingIsLeft() {
  const until = performance.now() + 10_000;
  while (processesOf(data).length > 0 && performance.now() < until) await delay(50);
  expect(processesOf(data)).toEqual([]);
}

afterEach(async () => {
  for (const command of running.splice(0)) await command.end();
  await nothingIsLeft();
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const somebody = { email: 'ada@example.com', password: 'a password that is long', display_name: 'Ada' };

test('start brings everything up, says where and with whom, and Ctrl-C takes it down; the next one has the data', async () => {
  const { url, lines, pressCtrlC, exited, saw } = await start();
  expect(url).toBe(`http://127.0.0.1:${port}`);
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  expect(await (await fetch(url)).text()).toContain('<div id=');

  const [, email = '', password = ''] = await saw(/^ {2}creator +(\S+) {2}(.+)$/);
  const { user } = await callApi(url, login, { body: { email, password } });
  expect(user.email).toBe(email);
  await callApi(url, register, { body: somebody });
  expect(statSync(path.join(data, 'secrets.json')).mode & 0o777).toBe(0o600);

  const began = performance.now();
  pressCtrlC();
  pressCtrlC();
  expect(await exited).toBe('ended with exit code 0');
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(lines).toContain('Stopping');
  await nothingIsLeft();
  const postgresLog = readFileSync(path.join(data, 'logs', 'postgres.log'), 'utf8');
  expect(postgresLog).toMatch(/database system is shut down\n$/);

  const again = await start();
  const credentials = { email: somebody.email, password: somebody.password };
  const { user: found } = await callApi(again.url, login, { body: credentials });
  expect(found.display_name).toBe('Ada');
});

test('a port that is taken is said and the next one used; two never run from one folder', async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
  const { url, lines } = await start();
  await new Promise((resolve) => holder.close(resolve));
  expect(lines.find((line) => line.startsWith(`Port ${port} is taken; using `))).toBeDefined();
  expect(url).not.toBe(`http://127.0.0.1:${port}`);

  const second = await run('start');
  expect(await second.exited).toBe('ended with exit code 1');
  expect(second.lines.at(-1)).toMatch(
    /^Footlight already runs from .* at http:\/\/127\.0\.0\.1:\d+ \(process \d+\)\./,
  );
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
});

test('when a part dies it says which, stops the rest and fails', async () => {
  const { exited, lines } = await start();
  const [livekit] = processesOf(path.join(data, 'livekit', 'livekit.yaml'));
  process.kill(livekit ?? 0, 'SIGKILL');
  expect(await exited).toBe('ended with exit code 1');
  expect(
    lines.find((line) => line.startsWith('LiveKit was ended by SIGKILL. Its last lines:')),
  ).toBeDefined();
  await nothingIsLeft();
});

test('nothing outlives a start that is killed, and the next one recovers', async () => {
  const first = await start();
  const { pid } = JSON.parse(readFileSync(path.join(data, 'running.json'), 'utf8')) as { pid: number };
  process.kill(pid, 'SIGKILL');
  await first.exited;
  await nothingIsLeft();
  const { url } = await start();
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
});

test('a wrong setting stops the start with its name', async () => {
  const wrong = await run('start', { GRACE_SECONDS: 'soon' });
  expect(await wrong.exited).toBe('ended with exit code 1');
  expect(wrong.lines.slice(-2)).toEqual([
    'These settings have to be changed:',
    expect.stringMatching(/^ {2}- GRACE_SECONDS: /),
  ]);
});

test('the link of the first admin is printed until somebody used it, and the command prints it again', async () => {
  const nobody = await run('admin:link');
  expect(await nobody.exited).toBe('ended with exit code 1');
  expect(nobody.lines.at(-1)).toBe('Footlight does not run here. Start it first: npm start');

  const { url, saw } = await start();
  const [, link = ''] = await saw(/^ {2}(http:\S+\/admin\/claim#token=\S+)$/);
  const again = await run('admin:link');
  expect((await again.saw(/^ {2}(http:\S+)$/))[1]).toBe(link);
  expect(await again.exited).toBe('ended with exit code 0');
  for (const log of ['api', 'postgres', 'livekit']) {
    expect(readFileSync(path.join(data, 'logs', `${log}.log`), 'utf8')).not.toContain('admin/claim#');
  }

  const body = { ...somebody, email: 'first@example.com' };
  const { access_token: token } = await callApi(url, register, { body });
  await callApi(url, claimAdmin, { body: { token: link.split('#token=')[1] ?? '' } }, token);
  const used = await run('admin:link');
  expect(await used.exited).toBe('ended with exit code 0');
  expect(used.lines.at(-1)).toContain('has an admin already');
});

test('demo broadcasts into the demo channel until Ctrl-C', async () => {
  const nobody = await run('demo');
  expect(await nobody.exited).toBe('ended with exit code 1');
  expect(nobody.lines.at(-1)).toBe('Footlight does not run here. Start it first: npm start');

  const { url } = await start();
  const demo = await run('demo');
  const [, watchUrl] = await demo.saw(/^ {2}(http:\S+)$/);
  const streams = async () => (await callApi(url, listStreams, { query: { state: 'live' } })).data;
  expect((await streams()).map((stream) => [stream.watch_url, stream.state])).toEqual([[watchUrl, 'live']]);

  demo.pressCtrlC();
  expect(await demo.exited).toBe('ended with exit code 0');
  expect(await streams()).toEqual([]);
});
