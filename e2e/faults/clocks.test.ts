import { expect, test } from '@jest/globals';
import { getStream } from '@footlight/contracts';
import { waitUntil } from '../harness/wait-until.ts';
import { startPublisher } from '../site/publisher.ts';
import { openSignalling } from '../site/signalling.ts';
import { Guest } from './harness/guest.ts';
import { startParticipants } from './harness/participants.ts';
import { useReplicas } from './harness/use-replicas.ts';
import { watchSeating } from './harness/watch-seating.ts';
import { postWebhook, webhookOf } from './harness/webhooks.ts';

const SEATS = 6;
const OFF_MS = [0, 60_000, -60_000];
const LEASE_MS = 90_000;
/** So many that each of the processes has listed a room some times. */
const SEVERAL_LISTINGS = 9;

/** What Node runs before the server: from then on all of it reads another time. */
const clockThatIsOff = (ms: number) =>
  `const R = Date; globalThis.Date = class extends R { constructor(...a) { if (a.length === 0) super(R.now() + ${ms}); else super(...a); } static now() { return R.now() + ${ms}; } };`;

const replicas = useReplicas({
  seats: SEATS,
  replicas: OFF_MS.length,
  replicaEnv: (index) => ({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clockThatIsOff(OFF_MS[index] ?? 0))}`,
  }),
});

test('API processes whose clocks are a minute ahead and behind agree with the others on seats, tokens, webhooks and the state of a stream', async () => {
  const { site, openStream, truth, nextUrl, afterThisTest } = replicas();
  const { host, stream } = await openStream();
  const publisher = await startPublisher(host, stream, { width: 320, height: 180 });
  afterThisTest(() => publisher.stop());
  const watching = watchSeating(truth, stream.id);
  afterThisTest(async () => void (await watching.stop()));

  // A seat lasts as long whichever process gives it, and its token opens the signalling of each.
  const guests: [Guest, string][] = [];
  for (const { url } of site.replicas) {
    const guest = new Guest(() => url, stream.id);
    const { seat, token } = await guest.takeSeat();
    guests.push([guest, seat.id]);
    const { left } = await truth.row<{ left: number }>(
      'SELECT (extract(epoch FROM lease_expires_at - now()) * 1000)::float8 AS left FROM seats WHERE id = $1',
      [seat.id],
    );
    expect(Math.abs(left - LEASE_MS)).toBeLessThan(5_000);
    for (const other of site.replicas) {
      expect(await openSignalling(other.url, token)).toEqual({ status: 101, problem: undefined });
      const webhook = webhookOf('participant_joined', stream.id, seat.id);
      expect(await postWebhook(site, other.url, webhook)).toBe(200);
    }
  }

  // Nobody of them is in the room, and none is lost although each process lists it.
  await truth.listings(stream.id, SEVERAL_LISTINGS);
  expect((await truth.seating(stream.id)).taken).toBe(OFF_MS.length);
  const { stream: same } = await host.client.call(getStream, { params: { stream_id: stream.id } });
  expect(same.state).toBe('live');

  // The rest of the seats go to participants, and the next ones wait for those of the first.
  const participants = await startParticipants(site, stream.id, { steady: SEATS, changing: 0 });
  afterThisTest(() => participants.stop());
  const inRoom = (count: number) =>
    waitUntil(
      () => truth.viewersInRoom(stream.id),
      (viewers) => viewers.length === count,
      60_000,
    );
  await inRoom(SEATS - OFF_MS.length);
  expect(await new Guest(nextUrl, stream.id).tryToTakeSeat()).toBe('stream_full');
  for (const [guest, seatId] of guests) await guest.leaveSeat(seatId);
  const viewers = await inRoom(SEATS);
  expect(await truth.heldSeats(stream.id)).toEqual(viewers);

  // What is lost is seen whichever process looks: the host goes.
  await publisher.stop();
  await waitUntil(
    async () => (await host.client.call(getStream, { params: { stream_id: stream.id } })).stream.state,
    (state) => state === 'interrupted',
    30_000,
  );
  const seen = await watching.stop();
  expect(seen.wrongCounters).toEqual([]);
  expect(seen.jumps).toBe(0);
  expect(seen.mostInRoom).toBeLessThanOrEqual(SEATS);
}, 240_000);
