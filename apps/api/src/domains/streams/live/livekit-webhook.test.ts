import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { AccessToken } from 'livekit-server-sdk';
import { eventually } from '../../../../test/eventually.ts';
import { liveStream } from '../../../../test/people.ts';
import { problemOf, useApp } from '../../../../test/test-app.ts';

const app = useApp();

/** Signs a webhook as LiveKit does: a token whose claim is the base64 SHA-256 of the raw body. */
async function signed(
  body: string,
  secret = app().config.livekit.apiSecret,
): Promise<Record<string, string>> {
  const token = new AccessToken(app().config.livekit.apiKey, secret, { ttl: 60 });
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return { authorization: await token.toJwt(), 'content-type': 'application/webhook+json' };
}

const post = (raw: string, headers: Record<string, string>) =>
  app().send('POST', '/webhooks/livekit', { raw, headers });
const event = (id: string, room: string) =>
  JSON.stringify({ event: 'participant_left', id, room: { name: room } });

describe('a webhook of the media server', () => {
  it('is a hint to look at its room', async () => {
    const { stream } = await liveStream(app());
    app().clock.advance(1_000);
    const before = app().clock.now();
    const body = event('EV_hint', stream.id);
    expect((await post(body, await signed(body))).body).toEqual({ received: true });
    await eventually(async () => {
      const watch = await app().context.db.streamWatch.findUniqueOrThrow({ where: { streamId: stream.id } });
      expect(watch.reconciledAt.getTime()).toBeGreaterThanOrEqual(before.getTime());
      expect(watch.unpublishedSince).not.toBeNull();
    });
  });

  it('is stored once, however often it comes', async () => {
    const body = event('EV_again', 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3D');
    const headers = await signed(body);
    const answers = await Promise.all(Array.from({ length: 6 }, () => post(body, headers)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await app().context.db.livekitWebhookEvent.count({ where: { id: 'EV_again' } })).toBe(1);
  });

  it('changes nothing by itself: room_finished ends no stream', async () => {
    const { stream } = await liveStream(app());
    const body = JSON.stringify({ event: 'room_finished', id: 'EV_end', room: { name: stream.id } });
    expect((await post(body, await signed(body))).status).toBe(200);
    const { state } = await app().context.db.stream.findUniqueOrThrow({ where: { id: stream.id } });
    expect(state).toBe('live');
  });

  it('counts only with a signature over this very body', async () => {
    const body = event('EV_forged', 'str_x');
    const headers = await signed(body);
    expect(problemOf(await post(body.replace('EV_forged', 'EV_other'), headers))).toBe('webhook_unverified');
    expect(problemOf(await post(body, await signed(body, 'y'.repeat(40))))).toBe('webhook_unverified');
    expect(problemOf(await post(body, { 'content-type': 'application/webhook+json' }))).toBe(
      'webhook_unverified',
    );
    expect(problemOf(await post(`${body} `, headers))).toBe('webhook_unverified');
    expect(
      await app().context.db.livekitWebhookEvent.count({ where: { id: { in: ['EV_forged', 'EV_other'] } } }),
    ).toBe(0);
  });
});
