import { afterEach, describe, expect, it } from '@jest/globals';
import { listenForMetrics } from '../src/metrics-server.ts';
import { eventually } from './eventually.ts';
import { liveStream, takeSeat } from './people.ts';
import { Browser, type TestApp, problemOf, startApp, testSettings, useApp } from './test-app.ts';

const token = 'a-token-of-the-tests-for-the-metrics';
const app = useApp({ METRICS_TOKEN: token, PLANS: '{"pro":{"viewers":1}}' });

const closes: (() => Promise<void>)[] = [];
afterEach(async () => {
  while (closes.length > 0) await closes.pop()?.();
});

/** Another server on the same database, with other settings. */
async function another(settings: Record<string, string>): Promise<TestApp> {
  const other = await startApp({ ...testSettings(app().config.databaseUrl), ...settings });
  closes.push(() => other.close());
  return other;
}

const scrape = async (from: TestApp = app()) => {
  const headers = { authorization: `Bearer ${token}` };
  const { statusCode, body } = await from.server.inject({ url: '/metrics', headers });
  expect(statusCode).toBe(200);
  return body;
};
/** The value of a series; undefined when there is none. */
function valueOf(text: string, series: string): number | undefined {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
}

describe('/metrics', () => {
  it('is not there unless it is switched on', async () => {
    const off = await another({});
    const headers = { authorization: `Bearer ${token}` };
    expect(problemOf(await off.send('GET', '/metrics', { headers }))).toBe('not_found');
  });

  it('is for whoever has the token, and for no search engine', async () => {
    for (const authorization of [undefined, 'Bearer wrong', `Bearer ${token}x`, `Basic ${token}`, token]) {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      const answer = await app().send('GET', '/metrics', { headers });
      expect({ authorization, code: problemOf(answer) }).toEqual({ authorization, code: 'token_invalid' });
      expect(answer.headers).toMatchObject({ 'www-authenticate': 'Bearer', 'x-robots-tag': 'noindex' });
    }
    const answer = await app().send('GET', '/metrics', { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'x-robots-tag': 'noindex',
      'cache-control': 'no-store',
    });
  });

  it('is on a port of its own where one is named, and then not on the main one', async () => {
    const other = await another({ METRICS_PORT: '9464' });
    expect((await other.send('GET', '/metrics')).status).toBe(404);
    const { port, close } = await listenForMetrics(other.context, 0);
    closes.push(close);
    const origin = `http://127.0.0.1:${port}`;
    const text = await (await fetch(`${origin}/metrics`)).text();
    expect(valueOf(text, 'footlight_database_up')).toBe(1);
    expect((await fetch(`${origin}/v1/plans`)).status).toBe(404);
    expect((await fetch(`${origin}/metrics`, { method: 'POST' })).status).toBe(405);
  });

  it('wants the token on the port of its own as well, where there is one', async () => {
    const { port, close } = await listenForMetrics(app().context, 0);
    closes.push(close);
    const url = `http://127.0.0.1:${port}/metrics`;
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  });

  it('says what people did, by route and never by id', async () => {
    const { stream } = await liveStream(app());
    const before = await scrape();
    await takeSeat(app(), stream.id, new Browser());
    const full = await app().send('POST', `/v1/streams/${stream.id}/seats`, { browser: new Browser() });
    expect(problemOf(full)).toBe('stream_full');
    await app().send('GET', '/v1/streams/nothing-that-is/there');
    let after = '';
    // An answer is counted when it was sent, a moment after it has arrived here.
    await eventually(async () => {
      after = await scrape();
      expect(valueOf(after, 'footlight_http_requests_total{method="GET",route="none",status="404"}')).toBe(1);
    });
    const grew = (series: string) => (valueOf(after, series) ?? 0) - (valueOf(before, series) ?? 0);
    const route = '/v1/streams/:stream_id/seats';
    expect(grew(`footlight_http_requests_total{method="POST",route="${route}",status="201"}`)).toBe(1);
    expect(grew(`footlight_http_requests_total{method="POST",route="${route}",status="409"}`)).toBe(1);
    expect(grew(`footlight_http_request_duration_seconds_count{method="POST",route="${route}"}`)).toBe(2);
    expect(grew('footlight_seat_requests_total{outcome="seated"}')).toBe(1);
    expect(grew('footlight_seat_requests_total{outcome="stream_full"}')).toBe(1);
    expect(after).not.toContain(stream.id);
    expect(
      valueOf(after, 'footlight_livekit_request_duration_seconds_count{method="CreateRoom"}'),
    ).toBeGreaterThan(0);
    for (const name of [
      'footlight_streams{state="live"}',
      'footlight_database_size_bytes',
      'process_cpu_seconds_total',
    ])
      expect([name, valueOf(after, name)]).toEqual([name, expect.any(Number)]);
  });

  it('answers without the database, and says that it is away', async () => {
    const lost = await startApp({
      ...testSettings('postgres://nobody@127.0.0.1:9/none'),
      METRICS_TOKEN: token,
    });
    closes.push(() => lost.close());
    const text = await scrape(lost);
    expect(valueOf(text, 'footlight_database_up')).toBe(0);
    expect(valueOf(text, 'footlight_database_pool_limit')).toBe(lost.config.database.pool);
    expect(text).not.toContain('footlight_seats_taken');
  });
});
