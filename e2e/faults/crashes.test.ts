import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { waitUntil } from '../harness/wait-until.ts';
import { startPublisher } from '../site/publisher.ts';
import { startLoad } from './harness/load.ts';
import { startParticipants } from './harness/participants.ts';
import { useReplicas } from './harness/use-replicas.ts';
import { watchSeating } from './harness/watch-seating.ts';

const SEATS = 20;
const STEADY = 15;
const CHANGING = 10;
/** Those who wait over HTTP, beside the participants without a seat. */
const QUEUE = 15;
/** How many come before something is killed, and after all was started again. */
const JOINS_BETWEEN = 250;
/** How long a part is away that is killed. */
const AWAY_MS = 2_000;
/** How long leases are over before the API is back, in seconds, and how long that may take: a lease is 90 s. */
const LEASE_OVER_SECONDS = 10;
const LEASE_OVER_WITHIN_MS = 130_000;
const RIGHT_WITHIN_MS = 30_000;
/** A seat whose viewer vanished lapses after 90 s, a place in the queue after three minutes. */
const LAPSED_WITHIN_MS = 200_000;

const replicas = useReplicas({ seats: SEATS });

/** A stream with a picture, 25 participants and a queue, and everything that is seen of it. */
async function fullHouse() {
  const { site, openStream, truth, afterThisTest } = replicas();
  const { host, stream } = await openStream();
  const publisher = await startPublisher(host, stream, { width: 320, height: 180 });
  afterThisTest(() => publisher.stop());
  const watching = watchSeating(truth, stream.id);
  afterThisTest(async () => void (await watching.stop()));
  const participants = await startParticipants(site, stream.id, { steady: STEADY, changing: CHANGING });
  afterThisTest(() => participants.stop());
  await waitUntil(
    () => truth.viewersInRoom(stream.id),
    (viewers) => viewers.length >= STEADY,
    60_000,
  );
  return { streamId: stream.id, participants, watching };
}

/** Counter and seats agree, and everybody in the room holds a seat; asked until it is so. */
function everythingRight(streamId: string, withinMs: number, atLeastInRoom: number) {
  const { truth } = replicas();
  return waitUntil(
    async () => {
      // The room first: who comes in meanwhile has a seat by then.
      const room = await truth.viewersInRoom(streamId).catch(() => undefined);
      const seats = new Set(await truth.heldSeats(streamId).catch(() => []));
      const seating = await truth.seating(streamId).catch(() => undefined);
      return { seating, inRoom: room?.length, withoutSeat: room?.filter((viewer) => !seats.has(viewer)) };
    },
    ({ seating, inRoom, withoutSeat }) =>
      seating !== undefined &&
      seating.taken === seating.held &&
      seating.reserved === seating.reserved_places &&
      !seating.seat_unused &&
      (inRoom ?? 0) >= atLeastInRoom &&
      withoutSeat?.length === 0,
    withinMs,
  );
}

test('the API, LiveKit and PostgreSQL are killed under load: within 30 s all counts are right, and later no seat and no place is lost', async () => {
  const { site, nextUrl, truth, afterThisTest } = replicas();
  const { streamId, participants, watching } = await fullHouse();
  const load = startLoad(streamId, nextUrl, QUEUE);
  afterThisTest(() => load.stop());
  const [first, second] = site.replicas;

  const crashes: [name: string, kill: () => Promise<unknown>, start: () => Promise<unknown>][] = [
    ['one API process', () => first?.kill() ?? Promise.resolve(), () => first?.start() ?? Promise.resolve()],
    [
      'both API processes',
      () => Promise.all([first?.kill(), second?.kill()]),
      () => Promise.all([first?.start(), second?.start()]),
    ],
    ['LiveKit', () => site.livekit.kill(), () => site.livekit.restart()],
    ['PostgreSQL', () => site.database.kill(), () => site.database.start()],
  ];
  const moreJoins = () => {
    const wanted = load.outcome.joins + JOINS_BETWEEN;
    return waitUntil(
      () => Promise.resolve(load.outcome.joins),
      (joins) => joins >= wanted,
      60_000,
    );
  };
  for (const [name, kill, start] of crashes) {
    await moreJoins();
    await kill();
    await delay(AWAY_MS);
    await start();
    const before = load.outcome.refused + load.outcome.admitted;
    await everythingRight(streamId, RIGHT_WITHIN_MS, 1).catch((error: unknown) => {
      throw new Error(`After ${name} was killed: ${String(error)}`);
    });
    await waitUntil(
      () => Promise.resolve(load.outcome.refused + load.outcome.admitted),
      (now) => now > before + 50,
      30_000,
    );
  }
  await moreJoins();
  await load.stop();
  expect(load.outcome.hung).toBe(0);
  expect(load.outcome.joins).toBeGreaterThan(1_000);
  expect(load.outcome.queued).toBeGreaterThan(0);

  // Who vanished lapses. 25 people are left: as many as there are seats are in the room, each in a seat of their own, and the
  // others wait. One more seat or place would be nobody's.
  participants.settle();
  const settled = await waitUntil(
    async () => ({
      inRoom: await truth.viewersInRoom(streamId),
      seats: await truth.heldSeats(streamId),
      seating: await truth.seating(streamId),
    }),
    ({ inRoom, seats, seating }) =>
      seats.length === SEATS &&
      inRoom.join() === seats.join() &&
      seating.waiting === STEADY + CHANGING - SEATS &&
      seating.reserved === 0,
    LAPSED_WITHIN_MS,
  );
  expect(settled.seating).toMatchObject({ taken: SEATS, reserved_places: 0 });
  const seen = await watching.stop();
  expect(seen.wrongCounters).toEqual([]);
  expect(seen.mostInRoom).toBeLessThanOrEqual(SEATS);
  expect(seen.looks.livekit).toBeGreaterThan(100);
}, 420_000);

test('the API is away for longer than a lease: LiveKit never has more viewers than seats, and 30 s later all counts are right', async () => {
  const { site, truth } = replicas();
  const { streamId, watching } = await fullHouse();
  await everythingRight(streamId, RIGHT_WITHIN_MS, SEATS - 2);

  await Promise.all(site.replicas.map((replica) => replica.kill()));
  await truth.leasesOver(streamId, LEASE_OVER_SECONDS, LEASE_OVER_WITHIN_MS);
  await Promise.all(site.replicas.map((replica) => replica.start()));
  await everythingRight(streamId, RIGHT_WITHIN_MS, SEATS - 2);

  const seen = await watching.stop();
  expect(seen.wrongCounters).toEqual([]);
  expect(seen.mostInRoom).toBeLessThanOrEqual(SEATS);
}, 300_000);
