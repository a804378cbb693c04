import { afterEach, describe, expect, it } from '@jest/globals';
import { useLiveKitProxy } from '../../../test/livekit-proxy.ts';
import { problemOf, useApp } from '../../../test/test-app.ts';

const settings: Record<string, string> = {};
const livekit = useLiveKitProxy(settings);
const app = useApp(settings);
afterEach(() => {
  livekit().intercept = () => undefined;
  app().clock.advance(2_000);
});

const ready = (query = '') => app().send('GET', `/health/ready${query}`);

describe('readiness', () => {
  it('is ok while everything answers', async () => {
    const { status, body } = await ready('?strict');
    expect({ status, body }).toEqual({
      status: 200,
      body: { status: 'ok', checks: { database: 'ok', migrations: 'ok', livekit: 'ok' } },
    });
  });

  it('is degraded and 200 while LiveKit alone does not answer, and 503 where that is asked for', async () => {
    livekit().intercept = () => 'fail';
    const checks = { database: 'ok', migrations: 'ok', livekit: 'failing' };
    for (const [query, status] of [
      ['', 200] as const,
      ['?strict', 503] as const,
      ['?strict=true', 503] as const,
    ]) {
      const answer = await ready(query);
      expect({ query, status: answer.status, body: answer.body }).toEqual({
        query,
        status,
        body: { status: 'degraded', checks },
      });
    }
  });

  it('refuses questions that it does not know', async () => {
    expect(problemOf(await ready('?strict=perhaps'))).toBe('validation_failed');
  });

  it('asks LiveKit once a second at most, however many want to know', async () => {
    const before = livekit().calls('ListRooms').length;
    const answers = await Promise.all(Array.from({ length: 30 }, () => ready()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await ready();
    expect(livekit().calls('ListRooms').length - before).toBeLessThanOrEqual(2);
    app().clock.advance(1_000);
    const after = livekit().calls('ListRooms').length;
    await ready();
    expect(livekit().calls('ListRooms')).toHaveLength(after + 1);
  });
});
