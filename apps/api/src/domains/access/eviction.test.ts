import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/eventually.ts';
import {
  type Person,
  expectStatus,
  liveStream,
  signUp,
  signUpAdmin,
  takeSeat,
} from '../../../test/people.ts';
import { joinRoom } from '../../../test/room.ts';
import { Browser, problemOf, useApp } from '../../../test/test-app.ts';
import { startWorker } from '../../worker.ts';

const app = useApp({ GRACE_SECONDS: '3600' });
let worker: ReturnType<typeof startWorker>;
beforeAll(() => {
  worker = startWorker(app().context);
});
afterAll(() => worker.stop());

/** Within how many milliseconds somebody is out who may not stay. */
const atOnce = 5_000;

const present = (streamId: string) => app().context.livekit.listParticipants(streamId);
const identitiesIn = async (streamId: string) => (await present(streamId)).map(({ identity }) => identity);

async function join(channelId: string, person: Person, role: string): Promise<void> {
  await app().context.db.membership.create({
    data: { channelId, userId: person.id, role, createdAt: new Date() },
  });
}

describe('a stream that becomes private while it is live', () => {
  it('removes who may not stay, and nobody else', async () => {
    const { host, stream } = await liveStream(app());
    const [moderator, outsider] = await Promise.all([signUp(app()), signUp(app())]);
    await join(host.channel.id, moderator, 'moderator');
    const guestBrowser = new Browser();
    const guest = await joinRoom(app(), stream, undefined, guestBrowser);
    const other = await joinRoom(app(), stream, undefined, outsider.browser);
    const staff = await joinRoom(app(), stream, undefined, moderator.browser);
    const { seat } = await takeSeat(app(), stream.id, moderator.browser);
    expect(await present(stream.id)).toHaveLength(3);

    const body = { visibility: 'private' };
    expectStatus(await app().send('PATCH', `/v1/streams/${stream.id}`, { browser: host.browser, body }), 200);
    await eventually(async () => expect(await identitiesIn(stream.id)).toEqual([seat.id]), atOnce);
    const { taken } = await app().context.db.streamSeating.findUniqueOrThrow({
      where: { streamId: stream.id },
    });
    expect(taken).toBe(1);
    for (const browser of [guestBrowser, outsider.browser]) {
      const again = await app().send('POST', `/v1/streams/${stream.id}/seats`, { browser });
      expect(problemOf(again)).toBe('not_found');
    }
    await Promise.all([guest.leave(), other.leave(), staff.leave()]);
  });
});

describe('a role that ends', () => {
  it('takes a member out of a stream for members', async () => {
    const { host, stream } = await liveStream(app(), { visibility: 'members_only' });
    const member = await signUp(app());
    await join(host.channel.id, member, 'viewer');
    const inside = await joinRoom(app(), stream, undefined, member.browser);
    expect(await present(stream.id)).toHaveLength(1);
    const url = `/v1/channels/${host.channel.id}/members/${member.id}`;
    expect((await app().send('DELETE', url, { browser: host.browser })).status).toBe(204);
    await eventually(async () => expect(await present(stream.id)).toEqual([]), atOnce);
    await inside.leave();
  });

  it('takes a producer off the air', async () => {
    const { host, stream } = await liveStream(app());
    const producer = await signUp(app());
    await join(host.channel.id, producer, 'producer');
    const onAir = await joinRoom(app(), stream, producer);
    const inRoom = await joinRoom(app(), stream, host);
    const url = `/v1/channels/${host.channel.id}/members/${producer.id}`;
    const body = { role: 'moderator' };
    expect((await app().send('PATCH', url, { browser: host.browser, body })).status).toBe(200);
    await eventually(async () => expect(await identitiesIn(stream.id)).toEqual([host.id]), atOnce);
    await Promise.all([onAir.leave(), inRoom.leave()]);
  });
});

async function suspend(person: { id: string }): Promise<void> {
  const { browser } = await signUpAdmin(app());
  const body = { reason: 'Fraud', until: null };
  const url = `/v1/admin/users/${person.id}/suspension`;
  expectStatus(await app().send('PUT', url, { browser, body }), 200);
}

describe('a suspension', () => {
  it('takes a producer off the air in somebody else’s channel, whose stream goes on', async () => {
    const { host, stream } = await liveStream(app());
    const producer = await signUp(app());
    await join(host.channel.id, producer, 'producer');
    const onAir = await joinRoom(app(), stream, producer);
    const inRoom = await joinRoom(app(), stream, host);
    await onAir.publishTone();
    await suspend(producer);
    await eventually(async () => expect(await identitiesIn(stream.id)).toEqual([host.id]), atOnce);
    const { state } = await app().context.db.stream.findUniqueOrThrow({ where: { id: stream.id } });
    expect(state).not.toBe('ended');
    await Promise.all([onAir.leave(), inRoom.leave()]);
  });

  it('of the owner ends what is live, whoever publishes it', async () => {
    const { host, stream } = await liveStream(app());
    const producer = await signUp(app());
    await join(host.channel.id, producer, 'producer');
    const onAir = await joinRoom(app(), stream, producer);
    const viewer = await joinRoom(app(), stream, undefined, new Browser());
    await suspend(host);
    await eventually(async () => {
      const { state } = await app().context.db.stream.findUniqueOrThrow({ where: { id: stream.id } });
      expect(state).toBe('ended');
      expect(await app().context.livekit.listRooms()).not.toContain(stream.id);
    }, atOnce);
    await Promise.all([onAir.leave(), viewer.leave()]);
  });

  it('ends a stream of its owner that went live in the same moment, without the job of the suspension', async () => {
    const { host, stream } = await liveStream(app());
    const data = { suspendedAt: new Date(), suspensionReason: 'Fraud' };
    await app().context.db.user.update({ where: { id: host.id }, data });
    await eventually(async () => {
      const { state } = await app().context.db.stream.findUniqueOrThrow({ where: { id: stream.id } });
      expect(state).toBe('ended');
    }, atOnce);
  });

  it('takes a viewer out of a public stream, and out of its events', async () => {
    const { stream } = await liveStream(app());
    const viewer = await signUp(app());
    const inside = await joinRoom(app(), stream, undefined, viewer.browser);
    const events = await fetch(`http://${await app().listen()}/v1/streams/${stream.id}/events`, {
      headers: { authorization: `Bearer ${viewer.browser.token}` },
    });
    const heard = events.text();
    await suspend(viewer);
    await eventually(async () => expect(await present(stream.id)).toEqual([]), atOnce);
    expect(await heard).toContain('event: gone');
    await inside.leave();
  });
});

describe('many who take a seat while a stream becomes private', () => {
  it('hold no seat once it is private', async () => {
    const { host, stream } = await liveStream(app());
    const body = { visibility: 'private' };
    const joins = Array.from({ length: 30 }, (_, index) =>
      index === 15
        ? app().send('PATCH', `/v1/streams/${stream.id}`, { browser: host.browser, body })
        : app().send('POST', `/v1/streams/${stream.id}/seats`),
    );
    const answers = await Promise.all(joins);
    expect(new Set(answers.map(({ status }) => status))).not.toContain(500);
    await eventually(async () => {
      const held = await app().context.db.seat.count({ where: { streamId: stream.id, releasedAt: null } });
      expect(held).toBe(0);
    }, atOnce);
  });
});
