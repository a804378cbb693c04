import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '@footlight/local-stack';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase } from './database.ts';
import { eventually } from './eventually.ts';
import { testSettings } from './test-app.ts';

const serverFile = path.resolve(import.meta.dirname, '../src/server.ts');

/** The server as a process of its own, as an operator runs it. */
function startProcess(settings: Record<string, string>): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [serverFile], { env: { PATH: process.env.PATH, ...settings } });
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, output: () => text };
}

describe('the server process', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it('does not start with wrong settings, and names all of them', async () => {
    const { child, output } = startProcess({
      ...testSettings(database.url),
      PORT: 'eighty',
      APP_SECRET: 'short',
    });
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(1);
    expect(output()).toMatch(/^These settings have to be changed:\n {2}- PORT: .*\n {2}- APP_SECRET: .*\n$/);
  });

  it('logs requests with their id and without secrets, makes the demo accounts, and stops cleanly', async () => {
    const port = String(await freePort());
    const settings = {
      ...testSettings(database.url),
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      LOG_LEVEL: 'info',
    };
    const { child, output } = startProcess({ ...settings, DEMO: 'on' });
    const origin = settings.PUBLIC_URL;
    await eventually(async () => {
      expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
    });

    const answer = await fetch(`${origin}/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'creator@demo.example', password: 'curtain up tonight' }),
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    await fetch(`${origin}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    await fetch(`${origin}/rtc/validate?access_token=a.media.token`);

    const stopped = once(child, 'close');
    child.kill('SIGTERM');
    expect(await stopped).toEqual([0, null]);

    const lines = output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual(
      expect.objectContaining({
        request_id: answer.headers.get('x-request-id'),
        method: 'POST',
        path: '/v1/auth/login',
        status: 200,
      }),
    );
    for (const secret of [
      token,
      'curtain up tonight',
      'a.media.token',
      String(testSettings(database.url).APP_SECRET),
    ]) {
      expect(output()).not.toContain(secret);
    }
    await expect(fetch(`${origin}/health/live`)).rejects.toThrow();
  });
});
