import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
  const command = await runCommand(name, { DATA_DIR: data, PORT: String(port), ...env });
  running.push(command);
  return command;
}

async function start(env: Record<string, string> = {}) {
  const command = await run('start', env);
  const [, url = ''] = await command.saw(/^ready (http:\/\/\S+)$/);
  return { ...command, url };
}

/** The process that wrote the newest line of an API's log. */
function writerOf(log: string): number {
  const lines = readFileSync(path.join(data, 'logs', `${log}.log`), 'utf8')
    .trimEnd()
    .split('\n');
  return (JSON.parse(lines.at(-1) ?? '') as { pid: number }).pid;
}

/** Asks the Stripe sandbox, with the key that it was started with. */
async function callStripe(url: string, request: RequestInit = {}): Promise<{ id: string }> {
  const { stripeKey } = JSON.parse(readFileSync(path.join(data, 'secrets.json'), 'utf8')) as {
    stripeKey: string;
  };
  const answer = await fetch(url, { ...request, headers: { authorization: `Bearer ${stripeKey}` } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { id: string };
}

/** Waits until an address answers 200. */
async function answers(url: string) {
  const until = performance.now() + 20_000;
  for (;;) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (answer?.ok) return;
    if (performance.now() > until) throw new Error(`${url} does not answer 200`);
    await delay(50);
  }
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
  const [, stripe = ''] = await saw(/^The Stripe sandbox is up: .*no real money \((http:\S+)\), /);
  const customer = await callStripe(`${stripe}/v1/customers`, { method: 'POST' });

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
  expect(await callStripe(`${stripe}/v1/customers/${customer.id}`)).toEqual(customer);
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

test('API_REPLICAS=2 runs two API processes on neighbouring ports, and a part that is killed is started again beside the others', async () => {
  const { url, lines, saw } = await start({ API_REPLICAS: '2' });
  const second = `http://127.0.0.1:${Number(new URL(url).port) + 1}`;
  expect(lines.filter((line) => line.startsWith('ready '))).toEqual([`ready ${url}`, `ready ${second}`]);
  for (const each of [url, second]) expect((await fetch(`${each}/health/ready`)).status).toBe(200);
  const { user } = await callApi(url, register, { body: { ...somebody, email: 'both@example.com' } });
  const credentials = { email: 'both@example.com', password: somebody.password };
  expect((await callApi(second, login, { body: credentials })).user.id).toBe(user.id);

  const pidOf = (what: string) => processesOf(what)[0] ?? 0;
  const livekit = () => pidOf(path.join(data, 'livekit', 'livekit.yaml'));
  const postgres = () =>
    Number(readFileSync(path.join(data, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  const sandbox = () => pidOf(path.join(data, 'stripe-sandbox'));
  const parts = () => [postgres(), livekit(), sandbox(), writerOf('api'), writerOf('api-2')];
  const names = ['PostgreSQL', 'LiveKit', 'The Stripe sandbox', 'API 1 of 2', 'API 2 of 2'];
  for (const [index, name] of names.entries()) {
    const before = parts();
    process.kill(before[index] ?? 0, 'SIGKILL');
    await saw(new RegExp(`^${name} was ended by SIGKILL\\. It is started again in 0.25 s$`));
    await saw(new RegExp(`^${name} is up again, `));
    const after = parts();
    expect(after.map((pid, at) => pid === before[at])).toEqual(after.map((_pid, at) => at !== index));
    for (const each of [url, second]) {
      await answers(`${each}/health/ready?strict`);
      expect((await callApi(each, login, { body: credentials })).user.id).toBe(user.id);
    }
  }
  // Five parts are started again one after the other.
}, 240_000);

test('a part that cannot be kept up ends the start with its last lines', async () => {
  const { exited, lines, saw } = await start();
  const config = path.join(data, 'livekit', 'livekit.yaml');
  const [livekit] = processesOf(config);
  // It refuses a configuration with a key that it does not know.
  writeFileSync(config, '{"unknown":1}');
  process.kill(livekit ?? 0, 'SIGKILL');
  await saw(/^LiveKit was ended by SIGKILL\. It is started again in 0.25 s$/);
  expect(await exited).toBe('ended with exit code 1');
  const [reason = ''] = lines.filter((line) => line.includes('It has ended 5 times in a minute'));
  expect(reason).toMatch(/^LiveKit did not start: .* Its last lines:$/);
  const lastLines = lines.slice(lines.indexOf(reason) + 1);
  expect(lastLines.join('\n')).toContain('unknown');
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
