import { expect, test } from '@jest/globals';
import { getStream } from '@footlight/contracts';
import { waitUntil } from '../harness/wait-until.ts';
import { startPublisher } from '../site/publisher.ts';
import { startParticipants } from './harness/participants.ts';
import { useReplicas } from './harness/use-replicas.ts';
import { watchSeating } from './harness/watch-seating.ts';
import { postWebhook, webhookOf } from './harness/webhooks.ts';

const SEATS = 4;
/** Those who wait for a seat. */
const WAITING = 2;

// What LiveKit itself would send is lost; the tests send what they need.
const replicas = useReplicas({ seats: SEATS, webhooks: 'lost' });

/** A stream with a picture and a viewer in each seat, and how to ask for what the rest must be. */
async function fullStream(waiting: number) {
  const { site, openStream, truth, afterThisTest } = replicas();
  const { host, stream } = await openStream();
  const publisher = await startPublisher(host, stream, { width: 320, height: 180 });
  afterThisTest(() => publisher.stop());
  const participants = await startParticipants(site, stream.id, {
    steady: SEATS + waiting,
    changing: 0,
  });
  afterThisTest(() => participants.stop());
  const watching = watchSeating(truth, stream.id);
  afterThisTest(async () => void (await watching.stop()));
  /** Each seat has its viewer in the room, nobody is there without one, and the others wait. */
  const everybodyThere = () =>
    waitUntil(
      async () => ({
        inRoom: await truth.viewersInRoom(stream.id),
        seats: await truth.heldSeats(stream.id),
        seating: await truth.seating(stream.id),
      }),
      ({ inRoom, seats, seating }) =>
        seats.length === SEATS &&
        inRoom.join() === seats.join() &&
        seating.taken === SEATS &&
        seating.waiting === waiting,
      60_000,
    );
  await everybodyThere();
  const state = async () =>
    (await host.client.call(getStream, { params: { stream_id: stream.id } })).stream.state;
  /** Nothing was ever seen that may not be, up to now. */
  async function expectNothingWrong(): Promise<void> {
    const { wrongCounters, jumps, mostInRoom, looks } = await watching.stop();
    expect(wrongCounters).toEqual([]);
    expect(jumps).toBe(0);
    expect(mostInRoom).toBeLessThanOrEqual(SEATS);
    expect(looks.livekit).toBeGreaterThan(10);
  }
  return { stream, publisher, state, everybodyThere, expectNothingWrong };
}

test('webhooks that are lost: a participant without a seat is removed, and the stream is interrupted all the same', async () => {
  const { truth } = replicas();
  const { stream, publisher, state, everybodyThere, expectNothingWrong } = await fullStream(0);
  const [seat = ''] = await truth.heldSeats(stream.id);
  await truth.row(
    `WITH released AS (UPDATE seats SET released_at = now(), released_reason = 'left' WHERE id = $1 RETURNING stream_id)
     UPDATE stream_seating SET taken = taken - 1 WHERE stream_id = (SELECT stream_id FROM released) RETURNING taken`,
    [seat],
  );
  await waitUntil(
    () => truth.viewersInRoom(stream.id),
    (viewers) => !viewers.includes(seat),
    10_000,
  );
  await everybodyThere();
  expect(await state()).toBe('live');
  await publisher.stop();
  await waitUntil(state, (now) => now === 'interrupted', 30_000);
  await expectNothingWrong();
}, 180_000);

test('webhooks that are doubled, late and out of order change nothing that the room does not show', async () => {
  const { site, truth } = replicas();
  const { stream, state, everybodyThere, expectNothingWrong } = await fullStream(WAITING);
  const seats = await truth.heldSeats(stream.id);
  const webhooks = [
    ...seats.flatMap((seat) => [
      webhookOf('participant_left', stream.id, seat, 3),
      webhookOf('participant_joined', stream.id, seat, 60),
    ]),
    webhookOf('room_finished', stream.id, undefined, 30),
    webhookOf('room_started', stream.id, undefined, 90),
    webhookOf('participant_joined', stream.id, 'seat_00000000000000000000000000'),
    webhookOf('track_unpublished', stream.id, seats[0]),
  ];
  // Each three times and to both.
  const posts = [1, 2, 3]
    .flatMap(() => [...webhooks].reverse())
    .flatMap((webhook) => site.replicas.map(({ url }) => postWebhook(site, url, webhook)));
  expect(new Set(await Promise.all(posts))).toEqual(new Set([200]));
  await truth.listings(stream.id, 2);
  await everybodyThere();
  expect(await truth.heldSeats(stream.id)).toEqual(seats);
  expect(await state()).toBe('live');
  const ids = webhooks.map(({ id }) => id);
  const { kept } = await truth.row<{ kept: number }>(
    'SELECT count(*)::int AS kept FROM livekit_webhook_events WHERE id = ANY ($1)',
    [ids],
  );
  expect(kept).toBe(ids.length);
  await expectNothingWrong();
}, 180_000);
