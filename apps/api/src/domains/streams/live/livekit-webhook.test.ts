import { describe, expect, it } from '@jest/globals';
import { useLiveKitProxy } from '../../../../test/livekit-proxy.ts';
import { postWebhook, signWebhook } from '../../../../test/livekit-webhooks.ts';
import { liveStream } from '../../../../test/people.ts';
import { problemOf, useApp } from '../../../../test/test-app.ts';
import { reconcileStreams } from '../index.ts';
import { egressEnded, egressStarted, ingressStarted } from '../../../../test/egress-webhooks.ts';

const settings: Record<string, string> = {};
const livekit = useLiveKitProxy(settings);
const app = useApp(settings);

const post = (raw: string, headers: Record<string, string>) =>
  app().send('POST', '/webhooks/livekit', { raw, headers });
const event = (id: string, room: string) =>
  JSON.stringify({ event: 'participant_left', id, room: { name: room } });

const reconciliationOf = (streamId: string) =>
  app().context.db.streamReconciliation.findUniqueOrThrow({ where: { streamId } });

/** A live stream that was reconciled just now, so that it is not due for two seconds. */
async function reconciledStream(): Promise<string> {
  const { stream } = await liveStream(app());
  await reconcileStreams(app().context);
  return stream.id;
}

describe('a webhook of LiveKit', () => {
  it('lists no room by itself, but makes its room due within a second', async () => {
    const streamId = await reconciledStream();
    const before = await reconciliationOf(streamId);
    const listed = livekit().calls('ListParticipants', streamId).length;
    const answer = await postWebhook(app(), JSON.parse(event('EV_due', streamId)) as object);
    expect(answer.body).toEqual({ received: true });
    const after = await reconciliationOf(streamId);
    expect(after.dueAt.getTime() - before.reconciledAt.getTime()).toBeLessThanOrEqual(1_000);
    expect(after.dueAt.getTime()).toBeLessThan(before.dueAt.getTime());
    expect(livekit().calls('ListParticipants', streamId)).toHaveLength(listed);
  });

  it('writes nothing to its stream when that is due already', async () => {
    const streamId = await reconciledStream();
    const versionOf = async () => {
      const [row] = await app().context.db.$queryRaw<{ xmin: string }[]>`
        SELECT xmin::text FROM stream_reconciliations WHERE stream_id = ${streamId}`;
      return row?.xmin;
    };
    await postWebhook(app(), JSON.parse(event('EV_first', streamId)) as object);
    const version = await versionOf();
    await postWebhook(app(), JSON.parse(event('EV_second', streamId)) as object);
    expect(await versionOf()).toBe(version);
  });

  it.each([
    ['egress_started', egressStarted],
    ['egress_ended', egressEnded],
    ['ingress_started', ingressStarted],
  ])('makes the room due that %s carries in a field of its own', async (_event, webhook) => {
    const streamId = await reconciledStream();
    const before = await reconciliationOf(streamId);
    expect((await postWebhook(app(), webhook(streamId))).status).toBe(200);
    expect((await reconciliationOf(streamId)).dueAt.getTime()).toBeLessThan(before.dueAt.getTime());
  });

  it('is stored once, however often it comes', async () => {
    const body = event('EV_again', 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3D');
    const headers = await signWebhook(app(), body);
    const answers = await Promise.all(Array.from({ length: 6 }, () => post(body, headers)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await app().context.db.livekitWebhookEvent.count({ where: { id: 'EV_again' } })).toBe(1);
  });

  it('ends no stream by saying that its room is finished', async () => {
    const { stream } = await liveStream(app());
    const webhook = { event: 'room_finished', id: 'EV_end', room: { name: stream.id } };
    expect((await postWebhook(app(), webhook)).status).toBe(200);
    const { state } = await app().context.db.stream.findUniqueOrThrow({ where: { id: stream.id } });
    expect(state).toBe('live');
  });

  it('counts only with a signature over this very body', async () => {
    const body = event('EV_forged', 'str_x');
    const headers = await signWebhook(app(), body);
    expect(problemOf(await post(body.replace('EV_forged', 'EV_other'), headers))).toBe('webhook_unverified');
    expect(problemOf(await post(body, await signWebhook(app(), body, 'y'.repeat(40))))).toBe(
      'webhook_unverified',
    );
    expect(problemOf(await post(body, { 'content-type': 'application/webhook+json' }))).toBe(
      'webhook_unverified',
    );
    expect(problemOf(await post(`${body} `, headers))).toBe('webhook_unverified');
    expect(
      await app().context.db.livekitWebhookEvent.count({ where: { id: { in: ['EV_forged', 'EV_other'] } } }),
    ).toBe(0);
  });

  it.each(['application/json', 'application/webhook+json', 'text/plain', 'application/octet-stream'])(
    'is taken byte for byte when it comes as %s',
    async (type) => {
      const body = `\n{ "event": "room_started",  "id": "EV_${type}", "room": { "name": "r" } }\n`;
      const headers = await signWebhook(app(), body);
      expect((await post(body, { ...headers, 'content-type': type })).body).toEqual({ received: true });
    },
  );
});
