import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Guest, type Access } from './harness/guest.ts';
import { useReplicas } from './harness/use-replicas.ts';
import { watchSeating } from './harness/watch-seating.ts';

const SEATS = 100;
const JOINS = 600;
const QUEUE = 1_000;
/** Who gets no answer in this time counts as hung. */
const HUNG_AFTER_MS = 30_000;
/** How many ask at once where not all are to come in one moment. */
const AT_ONCE = 50;

const replicas = useReplicas();

const isAccess = (answer: Access | string): answer is Access => typeof answer !== 'string';

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const rest = [...items];
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** All come in one moment, half to each API process; `hung` for those who got no answer. */
function joinTogether(guests: readonly Guest[]): Promise<(Access | string)[]> {
  const hung = delay(HUNG_AFTER_MS, 'hung', { ref: false });
  return Promise.all(guests.map((guest) => Promise.race([guest.tryToTakeSeat(), hung])));
}

test('600 joins at once at a cap of 100 through two API processes: 100 are admitted, 500 are told stream_full', async () => {
  const { openStream, nextUrl, truth, afterThisTest } = replicas();
  const { stream } = await openStream();
  const watching = watchSeating(truth, stream.id);
  afterThisTest(async () => void (await watching.stop()));
  const answers = await joinTogether(Array.from({ length: JOINS }, () => new Guest(nextUrl, stream.id)));

  expect(answers.filter(isAccess)).toHaveLength(SEATS);
  expect(answers.filter((answer) => answer === 'stream_full')).toHaveLength(JOINS - SEATS);
  const { wrongCounters, looks } = await watching.stop();
  expect(wrongCounters).toEqual([]);
  expect(looks.database).toBeGreaterThan(0);
  expect(await truth.seating(stream.id)).toMatchObject({ taken: SEATS, held: SEATS, reserved: 0 });
}, 120_000);

test('a queue of 1,000 behind it moves in order: no seat is unused for more than 2 s, nobody is overtaken, and who comes later gets none', async () => {
  const { openStream, nextUrl, truth, afterThisTest } = replicas();
  const { stream } = await openStream();
  const stopping = new AbortController();
  afterThisTest(() => stopping.abort());
  const newGuest = () => new Guest(nextUrl, stream.id);

  const first = Array.from({ length: JOINS }, newGuest);
  const answers = await joinTogether(first);
  const refused = first.filter((_guest, index) => answers[index] === 'stream_full');
  expect(refused).toHaveLength(JOINS - SEATS);
  const queue = [...refused, ...Array.from({ length: QUEUE - refused.length }, newGuest)];
  await inTurns(queue, (guest) => guest.joinQueue());
  expect(await truth.seating(stream.id)).toMatchObject({ waiting: QUEUE, taken: SEATS, reserved: 0 });

  // Everybody waits, comes in when it is their turn, and goes again.
  const watching = watchSeating(truth, stream.id);
  afterThisTest(async () => void (await watching.stop()));
  const seated: unknown[] = [];
  const passing = queue.map(async (guest) => {
    await guest.waitForReservation(stopping.signal);
    const answer = await guest.tryToTakeSeat();
    seated.push(isAccess(answer) ? 'seated' : answer);
    if (isAccess(answer)) await guest.leaveSeat(answer.seat.id);
  });
  const admitted = answers.flatMap((answer, index) =>
    isAccess(answer) ? [{ answer, guest: first[index] }] : [],
  );
  const leaving = inTurns(
    admitted,
    ({ answer, guest }) => guest?.leaveSeat(answer.seat.id) ?? Promise.resolve(),
  );

  // Meanwhile others ask without having waited.
  const late: (Access | string)[] = [];
  while ((await truth.seating(stream.id)).waiting > SEATS) {
    late.push(await newGuest().tryToTakeSeat());
    await delay(20);
  }
  await Promise.all([...passing, leaving]);

  const seen = await watching.stop();
  expect(seated.filter((answer) => answer === 'seated')).toHaveLength(QUEUE);
  expect(late.length).toBeGreaterThan(20);
  expect(late.filter((answer) => answer !== 'stream_full')).toEqual([]);
  expect(seen.wrongCounters).toEqual([]);
  expect(seen.jumps).toBe(0);
  expect(seen.longestUnusedMs).toBeLessThan(2_000);
  expect(seen.looks.database).toBeGreaterThan(20);
  expect(await truth.seating(stream.id)).toMatchObject({ taken: 0, held: 0, reserved: 0, waiting: 0 });
}, 240_000);
