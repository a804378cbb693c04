import { once } from 'node:events';
import { freePort } from '@footlight/local-stack';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase } from './database.ts';
import { eventually } from './eventually.ts';
import { startProcess } from './server-process.ts';
import { testSettings } from './test-app.ts';

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

  it('answers every request that reached it before SIGTERM, and asks those who stay connected to come again', async () => {
    const port = String(await freePort());
    const origin = `http://127.0.0.1:${port}`;
    const { child } = startProcess({
      ...testSettings(database.url),
      PORT: port,
      PUBLIC_URL: origin,
      DEMO: 'on',
      RATE_LIMIT_ADDRESS: '1000000',
    });
    await eventually(async () => expect((await fetch(`${origin}/health/ready`)).status).toBe(200));
    const call = async <T>(method: string, path: string, body: object, token?: string): Promise<T> => {
      const headers = {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      };
      const answer = await fetch(`${origin}${path}`, { method, headers, body: JSON.stringify(body) });
      return (await answer.json()) as T;
    };
    const login = { email: 'creator@demo.example', password: 'curtain up tonight' };
    const { access_token: token } = await call<{ access_token: string }>('POST', '/v1/auth/login', login);
    const answer = await fetch(`${origin}/v1/me/channels`, { headers: { authorization: `Bearer ${token}` } });
    const { data } = (await answer.json()) as { data: [{ id: string }] };
    const { stream } = await call<{ stream: { id: string } }>(
      'POST',
      `/v1/channels/${data[0].id}/streams`,
      { title: 'Live' },
      token,
    );
    await call('POST', `/v1/streams/${stream.id}/start`, {}, token);

    // Who stays connected: somebody who waits, and a viewer's signalling.
    const events = await fetch(`${origin}/v1/streams/${stream.id}/events`);
    const heard = events.text();
    const { token: seatToken } = await call<{ token: string }>('POST', `/v1/streams/${stream.id}/seats`, {});
    const socket = new WebSocket(
      `ws://127.0.0.1:${port}/rtc?access_token=${seatToken}&protocol=16&auto_subscribe=1`,
    );
    const closed = once(socket, 'close');
    await once(socket, 'message');

    // Requests without a pause, over connections that are used again: quick ones, and ones that take a while.
    let stopped = false;
    let answeredLate = 0;
    let connected = 0;
    const cut: unknown[] = [];
    const ask = async (path: string, body: object): Promise<void> => {
      for (let count = 0; ; count += 1) {
        const sentAfter = stopped;
        try {
          const response = await fetch(`${origin}${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          });
          expect(response.status).toBeLessThan(300);
          await response.arrayBuffer();
          if (count === 0) connected += 1;
          if (stopped && !sentAfter) answeredLate += 1;
        } catch (error) {
          const { code } = (error as { cause?: { code?: string } }).cause ?? {};
          // It never reached the server: nobody listens any more, or the system had taken a connection that nobody took up.
          const unreached = code === 'ECONNREFUSED' || (sentAfter && code === 'ECONNRESET');
          if (!unreached) cut.push({ path, code, error });
          return;
        }
      }
    };
    const asking = [
      ...Array.from({ length: 12 }, () => ask('/v1/guests', { display_name: 'Somebody' })),
      ...Array.from({ length: 4 }, () => ask('/v1/auth/login', login)),
    ];
    await eventually(async () => expect(connected).toBe(asking.length));

    const ended = once(child, 'close');
    stopped = true;
    child.kill('SIGTERM');
    await Promise.all(asking);
    expect(cut).toEqual([]);
    expect(answeredLate).toBe(asking.length);
    expect(await heard).toMatch(/event: reconnect\ndata: \{"after_ms":\d+\}\n\n$/);
    expect((await closed)[0]).toBe(1012);
    expect(await ended).toEqual([0, null]);
  }, 30_000);
});
