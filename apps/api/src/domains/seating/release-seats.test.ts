import { describe, expect, it } from '@jest/globals';
import { type Person, endStream, liveStream, signUp, signUpAdmin, takeSeat } from '../../../test/people.ts';
import { useApp } from '../../../test/test-app.ts';
import { evictAccount } from '../account-data/index.ts';
import { closeSeating } from './fragments.queries.ts';
import { type SeatSelection, releaseSeats } from './release-seats.queries.ts';
import { releaseSeatsNow } from './release-seats.ts';
import { evictUnentitled } from './viewer-seats.ts';

const app = useApp({ PLANS: '{"pro":{"viewers":10}}', GRACE_SECONDS: '3600' });

const url = (streamId: string, seatId: string) => `/v1/streams/${streamId}/seats/${seatId}`;

/** A stream in which three people hold a seat each. */
async function threeSeats(body: Record<string, unknown> = {}) {
  const { host, stream } = await liveStream(app(), body);
  const people: Person[] = [];
  const seats: { id: string; takes: number; key: string }[] = [];
  for (let count = 0; count < 3; count += 1) {
    const person = await signUp(app());
    const { seat } = await takeSeat(app(), stream.id, person.browser);
    people.push(person);
    seats.push({ id: seat.id, takes: 1, key: seat.release_key });
  }
  const ids = seats.map(({ id }) => id);
  return { host, stream, people, seats, ids };
}

/** Why each seat was released; null for one that is held. The counter must say how many those are. */
async function reasonsIn(streamId: string): Promise<Record<string, string | null>> {
  const { db } = app().context;
  const seats = await db.seat.findMany({ where: { streamId } });
  const { taken } = await db.streamSeating.findUniqueOrThrow({ where: { streamId } });
  expect(taken).toBe(seats.filter(({ releasedAt }) => releasedAt === null).length);
  expect(seats.filter((seat) => (seat.releasedAt === null) !== (seat.releasedReason === null))).toEqual([]);
  return Object.fromEntries(seats.map(({ id, releasedReason }) => [id, releasedReason]));
}

describe('seats are released, and the reason is stored', () => {
  it('by their holder, and by the beacon of a page that was closed', async () => {
    const { stream, people, seats, ids } = await threeSeats();
    const [first = '', second = '', third = ''] = ids;
    await app().send('DELETE', url(stream.id, first), { browser: people[0]?.browser });
    await app().send('POST', `${url(stream.id, second)}/release`, { body: { release_key: seats[1]?.key } });
    expect(await reasonsIn(stream.id)).toEqual({ [first]: 'left', [second]: 'page_closed', [third]: null });
  });

  it('when the stream is no longer for their holders', async () => {
    const { host, stream, ids } = await threeSeats();
    const body = { visibility: 'private' };
    await app().send('PATCH', `/v1/streams/${stream.id}`, { browser: host.browser, body });
    await evictUnentitled(app().context, stream.id);
    expect(await reasonsIn(stream.id)).toEqual(Object.fromEntries(ids.map((id) => [id, 'evicted'])));
  });

  it('when the stream ends, all of them', async () => {
    const { host, stream, ids } = await threeSeats();
    await endStream(app(), host, stream);
    expect(await reasonsIn(stream.id)).toEqual(Object.fromEntries(ids.map((id) => [id, 'stream_ended'])));
  });

  it('when the account of their holder is suspended', async () => {
    const { stream, people, ids } = await threeSeats();
    const admin = await signUpAdmin(app());
    const userId = people[0]?.id ?? '';
    const answer = await app().send('PUT', `/v1/admin/users/${userId}/suspension`, {
      browser: admin.browser,
      body: { reason: 'Test', until: null },
    });
    expect(answer.status).toBe(200);
    await evictAccount(app().context, userId, 'account_suspended');
    const [first = '', ...others] = ids;
    expect(await reasonsIn(stream.id)).toEqual({
      [first]: 'account_suspended',
      ...Object.fromEntries(others.map((id) => [id, null])),
    });
  });
});

describe('a release returns each seat that became free once', () => {
  const lapsed = (present: string[]): SeatSelection => ({
    lapsedAt: new Date(app().clock.now().getTime() + 100_000),
    present,
  });
  const kinds: [string, number, (seats: { id: string; takes: number }[]) => SeatSelection][] = [
    ['one seat', 1, (seats) => ({ seats: seats.slice(0, 1) })],
    ['two seats of three', 2, (seats) => ({ seats: seats.slice(1) })],
    [
      'seats that were taken once more since',
      0,
      (seats) => ({ seats: seats.map(({ id }) => ({ id, takes: 0 })) }),
    ],
    ['no seat', 0, () => ({ seats: [] })],
    ['lapsed seats, but not of those who are in the room', 2, ([first]) => lapsed([first?.id ?? ''])],
    ['lapsed seats, when nobody is in the room', 3, () => lapsed([])],
    ['all seats', 3, () => 'all'],
  ];

  it.each(kinds)('%s', async (_name, count, select) => {
    const { stream, seats } = await threeSeats();
    const which = select(seats);
    const atOnce = await Promise.all(
      Array.from({ length: 4 }, () => releaseSeatsNow(app().context, stream.id, which, 'left')),
    );
    expect(atOnce.flat()).toHaveLength(count);
    expect(new Set(atOnce.flat()).size).toBe(count);
    expect(Object.values(await reasonsIn(stream.id)).filter((reason) => reason === 'left')).toHaveLength(
      count,
    );
    expect(await releaseSeatsNow(app().context, stream.id, which, 'left')).toEqual([]);
  });

  it('when a stream ends while people leave', async () => {
    const { stream, seats } = await threeSeats();
    const { db, clock } = app().context;
    const [ended, left] = await Promise.all([
      db.$transaction((tx) => closeSeating(tx, stream.id, clock.now())),
      releaseSeatsNow(app().context, stream.id, { seats }, 'left'),
    ]);
    expect(ended + left.length).toBe(3);
    await reasonsIn(stream.id);
  });

  it('and is undone when its transaction fails', async () => {
    const { stream, ids } = await threeSeats();
    const { db, clock } = app().context;
    const failing = db.$transaction(async (tx) => {
      expect(await releaseSeats(tx, stream.id, 'all', 'evicted', clock.now())).toHaveLength(3);
      throw new Error('something else failed');
    });
    await expect(failing).rejects.toThrow('something else failed');
    expect(await reasonsIn(stream.id)).toEqual(Object.fromEntries(ids.map((id) => [id, null])));
  });

  it('also when a hundred releases arrive at once', async () => {
    const { stream, seats } = await threeSeats();
    const releases = Array.from({ length: 99 }, (_, index) => {
      const { id, takes } = seats[index % 3] ?? { id: '', takes: 0 };
      return app().context.releaseBatcher.run(stream.id, { id, takes, reason: 'left' });
    });
    expect((await Promise.all(releases)).filter(Boolean)).toHaveLength(3);
    await reasonsIn(stream.id);
  });
});
