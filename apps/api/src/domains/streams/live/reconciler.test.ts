import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/eventually.ts';
import { useLiveKitProxy } from '../../../../test/livekit-proxy.ts';
import { postWebhook } from '../../../../test/livekit-webhooks.ts';
import { endStream, expectStatus, liveStream } from '../../../../test/people.ts';
import { type TestApp, startApp, testSettings, useApp } from '../../../../test/test-app.ts';
import type { Db } from '../../../db/client.ts';
import { startEventReaders } from '../../events/index.ts';
import { newId } from '../../../ids.ts';
import { reconcileStreams, roomReader, startReconciler } from '../index.ts';

const settings: Record<string, string> = { GRACE_SECONDS: '3600' };
const livekit = useLiveKitProxy(settings);
const app = useApp(settings);

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  livekit().intercept = () => undefined;
  while (stops.length > 0) await stops.pop()?.();
});

function run(on: TestApp): void {
  const reconciler = startReconciler(on.context);
  stops.push(() => reconciler.stop());
}

const listings = (streamId: string) => livekit().calls('ListParticipants', streamId);
const reconciliationOf = (streamId: string) =>
  app().context.db.streamReconciliation.findUniqueOrThrow({ where: { streamId } });

describe('the reconciler', () => {
  it('lists a room once a second at most, whatever arrives and however many replicas run', async () => {
    const { stream } = await liveStream(app());
    const other = await startApp({ ...testSettings(app().config.databaseUrl), ...settings });
    stops.push(() => other.close());
    run(app());
    run(other);
    const began = Date.now();
    // As many webhooks as two replicas take while the room is listed four times.
    await eventually(async () => {
      const webhook = () => ({ event: 'participant_joined', id: newId('seat'), room: { name: stream.id } });
      await Promise.all([app(), other, app(), other].map((one) => postWebhook(one, webhook())));
      expect(listings(stream.id).length).toBeGreaterThanOrEqual(4);
    });
    const seconds = (Date.now() - began) / 1_000;
    expect(listings(stream.id).length).toBeLessThanOrEqual(seconds + 1);
    const received = await app().context.db.livekitWebhookEvent.count();
    expect(received).toBeGreaterThan(20);
  });

  it('lists a room soon after a webhook, not only when it is due anyway', async () => {
    const { stream } = await liveStream(app());
    await reconcileStreams(app().context);
    await app().context.db.streamReconciliation.update({
      where: { streamId: stream.id },
      data: { dueAt: new Date(Date.now() + 3_600_000) },
    });
    const before = listings(stream.id).length;
    run(app());
    await postWebhook(app(), { event: 'participant_left', id: 'EV_soon', room: { name: stream.id } });
    await eventually(() => {
      expect(listings(stream.id).length).toBe(before + 1);
      return Promise.resolve();
    });
  });

  it('goes on with other rooms while one does not answer, and asks that one once at a time', async () => {
    const [slow, other] = [await liveStream(app()), await liveStream(app())];
    let answer = () => undefined as void;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    livekit().intercept = ({ method, room }) =>
      method === 'ListParticipants' && room === slow.stream.id ? answered : undefined;
    const before = listings(slow.stream.id).length;
    run(app());
    await eventually(() => {
      expect(listings(other.stream.id).length).toBeGreaterThanOrEqual(2);
      return Promise.resolve();
    });
    expect(listings(slow.stream.id).length).toBe(before + 1);
    answer();
  });

  it('asks for a room that fails with growing pauses, and changes nothing meanwhile', async () => {
    const { stream } = await liveStream(app());
    livekit().intercept = ({ room }) => (room === stream.id ? 'fail' : undefined);
    const pauses: number[] = [];
    for (let failure = 0; failure < 5; failure += 1) {
      app().clock.advance(10_000);
      await reconcileStreams(app().context);
      const { dueAt, reconciledAt } = await reconciliationOf(stream.id);
      pauses.push(Math.round((dueAt.getTime() - reconciledAt.getTime()) / 1_000));
    }
    expect(pauses).toEqual([2, 4, 8, 10, 10]);
    expect(await reconciliationOf(stream.id)).toMatchObject({ failures: 5, unpublishedSince: null });

    livekit().intercept = () => undefined;
    app().clock.advance(10_000);
    await reconcileStreams(app().context);
    expect(await reconciliationOf(stream.id)).toMatchObject({ failures: 0 });
  });

  it('asks the database a fixed number of questions, however many streams are due', async () => {
    for (let count = 0; count < 12; count += 1) await liveStream(app());
    app().clock.advance(10_000);
    await reconcileStreams(app().context);
    // From here on nothing changes, so a round only reads.
    app().clock.advance(10_000);
    await reconcileStreams(app().context);
    app().clock.advance(10_000);
    const { db, used } = counting(app().context.db);
    await reconcileStreams({ ...app().context, db });
    // Two rounds of claims, and what is said of the streams and of their seats; listings may come in two lots.
    expect(used()).toBeLessThanOrEqual(6);
  });
});

describe('the reader of events of rooms', () => {
  it('goes on with other streams while the room of one that ended is not closed', async () => {
    const [slow, other] = [await liveStream(app()), await liveStream(app())];
    let answer = () => undefined as void;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    livekit().intercept = ({ room }) => (room === slow.stream.id ? answered : undefined);
    const readers = startEventReaders(app().context, [roomReader]);
    stops.push(() => readers.stop());
    const position = async () => {
      const reader = await app().context.db.eventReader.findUnique({ where: { name: roomReader.name } });
      return reader?.position ?? -1n;
    };
    await eventually(async () => expect(await position()).toBeGreaterThanOrEqual(0n));
    const where = { streamId: other.stream.id };
    const dueAt = new Date(Date.now() + 3_600_000);
    await app().context.db.streamReconciliation.update({ where, data: { dueAt } });

    const ending = endStream(app(), slow.host, slow.stream);
    await eventually(async () => {
      const events = { type: 'stream.ended', streamId: slow.stream.id };
      expect(await app().context.db.event.count({ where: events })).toBe(1);
    });
    expectStatus(
      await app().send('PATCH', `/v1/streams/${other.stream.id}`, {
        browser: other.host.browser,
        body: { visibility: 'members_only' },
      }),
      200,
    );
    const written = await app().context.db.event.findFirstOrThrow({
      where: { streamId: other.stream.id, type: 'stream.visibility_changed' },
    });
    await eventually(async () => {
      const { position: given } = await app().context.db.event.findUniqueOrThrow({
        where: { id: written.id },
      });
      expect(given).not.toBeNull();
      expect(await position()).toBeGreaterThanOrEqual(given ?? 0n);
    }, 3_000);
    answer();
    await ending;
  });
});

/** A database that counts how often it is asked for something. */
function counting(db: Db): { db: Db; used: () => number } {
  let times = 0;
  const counted = new Proxy(db, {
    get(target, key): unknown {
      times += 1;
      const value: unknown = Reflect.get(target, key);
      // Bound, so that what it uses of itself does not count.
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { db: counted, used: () => times };
}
