import { afterEach, describe, expect, it } from '@jest/globals';
import type { ServerHealth, StreamHealth } from '@footlight/contracts';
import { useLiveKitProxy } from '../../../test/livekit-proxy.ts';
import {
  type Person,
  endStream,
  expectStatus,
  liveStream,
  newGuest,
  signUp,
  signUpAdmin,
} from '../../../test/people.ts';
import { joinRoom } from '../../../test/room.ts';
import { Browser, useApp } from '../../../test/test-app.ts';
import { reconcileStreams } from '../streams/index.ts';
import { version } from '../../version.ts';

const settings: Record<string, string> = { GRACE_SECONDS: '3600', PLANS: '{"pro":{"viewers":1}}' };
const livekit = useLiveKitProxy(settings);
const app = useApp(settings);
/** Without the proxy, which passes no websockets on. */
const direct = useApp({ ...settings });
afterEach(() => {
  livekit().intercept = () => undefined;
  app().clock.advance(3_000);
});

async function health({ browser }: Person, on = app()): Promise<ServerHealth> {
  const answer = await on.send('GET', '/v1/admin/health', { browser });
  return expectStatus<{ health: ServerHealth }>(answer, 200).health;
}
async function streams(
  { browser }: Person,
  query = '',
  on = app(),
): Promise<{ data: StreamHealth[]; next_cursor: string | null }> {
  return expectStatus(await on.send('GET', `/v1/admin/health/streams${query}`, { browser }), 200);
}
const ids = ({ data }: { data: StreamHealth[] }) => data.map(({ stream }) => stream.id);

describe('the health of the server', () => {
  it('names versions, database, jobs and readers of events, to admins alone', async () => {
    const admin = await signUpAdmin(app());
    const found = await health(admin);
    expect(found.server).toMatchObject({ version, node_version: process.versions.node });
    expect(found.database.version).toMatch(/^\d+\.\d+/);
    expect(found.database.size_bytes).toBeGreaterThan(1_000_000);
    expect(found.database.connections.open).toBeGreaterThan(0);
    expect(found.database.pool.limit).toBe(app().config.database.pool);
    expect(found.livekit.status).toBe('connected');
    // Each account that signed up is to be mailed: nothing works on jobs here, so they wait.
    const mails = found.jobs.find(({ name }) => name === 'send_mail');
    expect(mails?.waiting).toBeGreaterThan(0);
    expect(mails?.oldest_at).not.toBeNull();
    const other = await signUp(app());
    for (const url of ['/v1/admin/health', '/v1/admin/health/streams'])
      expect((await app().send('GET', url, { browser: other.browser })).status).toBe(404);
  });

  it('says that LiveKit is away, and how often it did not list a room', async () => {
    const admin = await signUpAdmin(app());
    const { stream } = await liveStream(app());
    livekit().intercept = () => 'fail';
    for (let times = 0; times < 2; times += 1) {
      app().clock.advance(12_000);
      await reconcileStreams(app().context);
    }
    const [found] = (await streams(admin, '?show=differing')).data.filter(
      (one) => one.stream.id === stream.id,
    );
    expect(found?.room).toMatchObject({ failures: 2, viewers: 0 });
    app().clock.advance(3_000);
    const { livekit: media, streams: counts } = await health(admin);
    expect(media.status).toBe('unavailable');
    expect(counts.unlisted).toBeGreaterThan(0);
  });

  it('lists the streams on air page by page, and an ended one no longer', async () => {
    const admin = await signUpAdmin(app());
    const made = [await liveStream(app()), await liveStream(app()), await liveStream(app())];
    const newest = made.map(({ stream }) => stream.id).reverse();
    const first = await streams(admin, '?limit=2');
    expect(ids(first)).toEqual(newest.slice(0, 2));
    const second = await streams(admin, `?limit=2&cursor=${first.next_cursor}`);
    expect(ids(second)[0]).toBe(newest[2]);
    for (const { host, stream } of made.slice(1)) await endStream(app(), host, stream);
    const left = ids(await streams(admin));
    expect(newest.filter((id) => left.includes(id))).toEqual(newest.slice(2));
  });
});

describe('the health of a stream', () => {
  it('shows seats, room and queue of a stream side by side, and what was repaired', async () => {
    const admin = await signUpAdmin(direct());
    const { stream } = await liveStream(direct(), { title: 'Side by side' });
    const viewer = await joinRoom(direct(), stream, undefined, new Browser());
    const waiting = await newGuest(direct());
    expectStatus(
      await direct().send('POST', `/v1/streams/${stream.id}/queue`, { browser: waiting.browser }),
      201,
    );
    direct().clock.advance(3_000);
    await reconcileStreams(direct().context);
    const one = async (query = '') =>
      (await streams(admin, query, direct())).data.find((row) => row.stream.id === stream.id);
    expect(await one()).toMatchObject({
      stream: { title: 'Side by side', state: 'live' },
      channel: { id: stream.channel.id },
      seats: { taken: 1, reserved: 0, limit: 1 },
      room: { viewers: 1, participants: 1, failures: 0 },
      queue_length: 1,
      repairs: { seat_without_participant: 0 },
    });
    expect(await one('?show=differing')).toBeUndefined();

    const { livekit: media } = await health(admin, direct());
    expect(media.nodes).toMatchObject([
      { id: expect.stringMatching(/^ND_/), version: expect.stringMatching(/^1\.\d+/) },
    ]);

    // A seat that nobody uses differs from the room until its lease lapsed, and counts as repaired afterwards.
    await viewer.leave();
    direct().clock.advance(direct().config.seats.leaseMs);
    await reconcileStreams(direct().context);
    direct().clock.advance(direct().config.seats.leaseMs);
    await reconcileStreams(direct().context);
    expect(await one('?show=differing')).toMatchObject({ repairs: { seat_without_participant: 1 } });
  });
});
