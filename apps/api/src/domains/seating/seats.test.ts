import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/eventually.ts';
import { type SeatAnswer, liveStream, newGuest, say, signUp, takeSeat } from '../../../test/people.ts';
import { joinRoom } from '../../../test/room.ts';
import { Browser, problemOf, startApp, testSettings, useApp } from '../../../test/test-app.ts';
import { reconcileStreams } from '../streams/index.ts';

const app = useApp({ PLANS: '{"pro":{"viewers":10}}', GRACE_SECONDS: '3600' });

const viewersOf = async (streamId: string) => {
  const seating = await app().context.db.streamSeating.findUniqueOrThrow({ where: { streamId } });
  const held = await app().context.db.seat.count({ where: { streamId, releasedAt: null } });
  expect(seating.taken).toBe(held);
  return held;
};
const seatUrl = (streamId: string, { seat }: SeatAnswer) => `/v1/streams/${streamId}/seats/${seat.id}`;
const release = (streamId: string, answer: SeatAnswer, key = answer.seat.release_key) =>
  app().send('POST', `${seatUrl(streamId, answer)}/release`, { body: { release_key: key } });

describe('seats', () => {
  it('are exactly as many as the plan allows, however many viewers join at once', async () => {
    const { stream } = await liveStream(app());
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => app().send('POST', `/v1/streams/${stream.id}/seats`)),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(10);
    expect(answers.filter((answer) => problemOf(answer) === 'stream_full')).toHaveLength(50);
    expect(await viewersOf(stream.id)).toBe(10);
  });

  it('are one for a viewer who joins ten times at once', async () => {
    const { stream } = await liveStream(app());
    const { browser } = await newGuest(app());
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => takeSeat(app(), stream.id, browser.copy())),
    );
    expect(new Set(answers.map(({ seat }) => seat.id)).size).toBe(1);
    expect(await viewersOf(stream.id)).toBe(1);
  });

  it('are kept by a viewer who joins again while the stream is full', async () => {
    const { stream } = await liveStream(app());
    const { browser } = await signUp(app());
    const first = await takeSeat(app(), stream.id, browser);
    await Promise.all(Array.from({ length: 9 }, () => takeSeat(app(), stream.id)));
    const second = await takeSeat(app(), stream.id, browser);
    expect(second.seat.id).toBe(first.seat.id);
    expect(await viewersOf(stream.id)).toBe(10);
  });

  it('are free for the next viewer once released, however often the release is sent', async () => {
    const { stream } = await liveStream(app());
    const answers = await Promise.all(Array.from({ length: 10 }, () => takeSeat(app(), stream.id)));
    const [first] = answers;
    if (!first) throw new Error('no seat');
    const releases = await Promise.all(Array.from({ length: 5 }, () => release(stream.id, first)));
    expect(releases.map((answer) => answer.status)).toEqual([204, 204, 204, 204, 204]);
    expect(await viewersOf(stream.id)).toBe(9);
    await takeSeat(app(), stream.id);
    expect(await viewersOf(stream.id)).toBe(10);
  });

  it('make a guest of a viewer without an account, who stays that guest', async () => {
    const { stream } = await liveStream(app());
    const browser = new Browser();
    const first = await takeSeat(app(), stream.id, browser);
    expect(first.viewer).toEqual({ kind: 'guest', id: expect.stringMatching(/^gst_/), display_name: null });
    await app().send('PATCH', '/v1/guests', { browser, body: { display_name: 'Sofia' } });
    const second = await takeSeat(app(), stream.id, browser);
    expect(second.viewer).toEqual({ ...first.viewer, display_name: 'Sofia' });
  });

  it('come with what a heartbeat would say of the stream', async () => {
    const { host, stream } = await liveStream(app());
    await say(app(), stream.id, host.browser, 'Hello');
    await takeSeat(app(), stream.id);
    const browser = new Browser();
    expect(await takeSeat(app(), stream.id, browser)).toMatchObject({
      stream_state: 'live',
      chat_seq: 1,
      viewers: 2,
    });
    expect(await takeSeat(app(), stream.id, browser)).toMatchObject({ viewers: 2 });
  });

  it('survive a page reload whose release arrives late', async () => {
    const { stream } = await liveStream(app());
    const { browser } = await newGuest(app());
    const beforeReload = await takeSeat(app(), stream.id, browser);
    const afterReload = await takeSeat(app(), stream.id, browser);
    expect(problemOf(await release(stream.id, beforeReload))).toBe('not_found');
    expect((await app().send('PATCH', seatUrl(stream.id, afterReload), { browser })).status).toBe(200);
    expect(await viewersOf(stream.id)).toBe(1);
  });

  it('are released by a beacon, which carries text and no credentials', async () => {
    const { stream } = await liveStream(app());
    const taken = await takeSeat(app(), stream.id);
    const answer = await app().send('POST', `${seatUrl(stream.id, taken)}/release`, {
      raw: JSON.stringify({ release_key: taken.seat.release_key }),
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
    });
    expect(answer.status).toBe(204);
    expect(await viewersOf(stream.id)).toBe(0);
  });

  it('cannot be released by another viewer, by an account or through another stream', async () => {
    const { stream } = await liveStream(app());
    const other = await liveStream(app());
    const browser = new Browser();
    const taken = await takeSeat(app(), stream.id, browser);
    const outsiders = [new Browser(), (await newGuest(app())).browser, (await signUp(app())).browser];
    for (const outsider of outsiders) {
      expect(problemOf(await app().send('DELETE', seatUrl(stream.id, taken), { browser: outsider }))).toBe(
        'not_found',
      );
    }
    expect(problemOf(await app().send('DELETE', seatUrl(other.stream.id, taken), { browser }))).toBe(
      'not_found',
    );
    expect(await viewersOf(stream.id)).toBe(1);
  });

  it('open their room for ten minutes at most, to watch and nothing else', async () => {
    const { stream } = await liveStream(app());
    const { seat, token, url } = await takeSeat(app(), stream.id);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
      string,
      number
    > & {
      video: unknown;
    };
    expect(url).toBe('http://127.0.0.1:8080');
    expect((claims.exp ?? 0) - (claims.nbf ?? 0)).toBeLessThanOrEqual(600);
    expect(claims.sub).toBe(seat.id);
    expect(claims.video).toEqual({
      roomJoin: true,
      room: stream.id,
      canPublish: false,
      canPublishData: false,
      canSubscribe: true,
      hidden: true,
    });
  });
});

describe('a heartbeat', () => {
  it('renews the lease and says what was missed', async () => {
    const { host, stream } = await liveStream(app());
    const browser = new Browser();
    const taken = await takeSeat(app(), stream.id, browser);
    await app().send('POST', `/v1/streams/${stream.id}/messages`, {
      browser: host.browser,
      body: { body: 'Hello' },
    });
    app().clock.advance(30_000);
    const { body } = await app().send('PATCH', seatUrl(stream.id, taken), { browser });
    expect(body).toMatchObject({ stream_state: 'live', chat_seq: 1, viewers: 1 });
    expect(Date.parse(String(body.lease_expires_at))).toBeGreaterThan(
      Date.parse(taken.seat.lease_expires_at),
    );
  });
});

describe('a lapsed lease', () => {
  it('frees the seat of someone who is not in the room', async () => {
    const { stream } = await liveStream(app());
    await takeSeat(app(), stream.id);
    app().clock.advance(89_000);
    await reconcileStreams(app().context);
    expect(await viewersOf(stream.id)).toBe(1);
    app().clock.advance(3_000);
    await reconcileStreams(app().context);
    expect(await viewersOf(stream.id)).toBe(0);
  });

  it('keeps the seat of someone who watches without heartbeats', async () => {
    const { stream } = await liveStream(app());
    const viewer = await joinRoom(app(), stream);
    for (let minute = 0; minute < 4; minute += 1) {
      app().clock.advance(60_000);
      await reconcileStreams(app().context);
    }
    expect(await viewersOf(stream.id)).toBe(1);
    await viewer.leave();
    await eventually(async () => {
      app().clock.advance(100_000);
      await reconcileStreams(app().context);
      expect(await viewersOf(stream.id)).toBe(0);
    });
  });

  it('frees no seat while the media server does not answer', async () => {
    const { stream } = await liveStream(app());
    await takeSeat(app(), stream.id);
    const other = await startApp({
      ...testSettings(app().config.databaseUrl),
      LIVEKIT_URL: 'ws://127.0.0.1:9',
    });
    other.clock.advance(3_600_000);
    await reconcileStreams(other.context);
    await other.close();
    expect(await viewersOf(stream.id)).toBe(1);
  });
});

describe('a participant without a seat', () => {
  it('is removed from the room', async () => {
    const { stream } = await liveStream(app());
    const browser = new Browser();
    const viewer = await joinRoom(app(), stream, undefined, browser);
    const inRoom = async () => (await app().context.livekit.listParticipants(stream.id)).length;
    expect(await inRoom()).toBe(1);
    await app().context.db.seat.updateMany({
      where: { streamId: stream.id },
      data: { releasedAt: new Date() },
    });
    app().clock.advance(3_000);
    await reconcileStreams(app().context);
    await eventually(async () => expect(await inRoom()).toBe(0));
    await viewer.leave();
  });
});
