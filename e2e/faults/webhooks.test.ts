import { expect, test } from '@jest/globals';
import { getStream } from '@footlight/contracts';
import { waitUntil } from '../harness/wait-until.ts';
import { startPublisher } from '../site/publisher.ts';
import { startParticipants } from './harness/participants.ts';
import { useReplicas } from './harness/use-replicas.ts';
import { watchSeating } from './harness/watch-seating.ts';
import { postWebhook, webhookOf } from './harness/webhooks.ts';

const VIEWERS = 4;

// What LiveKit itself would send is lost; the tests send what they need.
const replicas = useReplicas({ webhooks: 'lost' });

async function watchedStream() {
  const { site, openStream, truth, afterThisTest } = replicas();
  const { host, stream } = await openStream();
  const publisher = await startPublisher(host, stream, { width: 320, height: 180 });
  afterThisTest(() => publisher.stop());
  const participants = await startParticipants(site, stream.id, { steady: VIEWERS, changing: 0 });
  afterThisTest(() => participants.stop());
  const inRoom = (count: number) =>
    waitUntil(
      () => truth.viewersInRoom(stream.id),
      (viewers) => viewers.length === count,
      60_000,
    );
  await inRoom(VIEWERS);
  const state = async () =>
    (await host.client.call(getStream, { params: { stream_id: stream.id } })).stream.state;
  return { stream, publisher, state };
}

test('webhooks that are lost: a participant without a seat is removed, and the stream is interrupted all the same', async () => {
  const { truth } = replicas();
  const { stream, publisher, state } = await watchedStream();
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
  expect(await state()).toBe('live');
  await publisher.stop();
  await waitUntil(state, (now) => now === 'interrupted', 30_000);
}, 180_000);

test('webhooks that are doubled, late and out of order change nothing that the room does not show', async () => {
  const { site, truth, afterThisTest } = replicas();
  const { stream, state } = await watchedStream();
  const seats = await truth.heldSeats(stream.id);
  const watching = watchSeating(truth, stream.id);
  afterThisTest(async () => void (await watching.stop()));
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
  expect(await truth.viewersInRoom(stream.id)).toEqual(seats);
  expect(await truth.heldSeats(stream.id)).toEqual(seats);
  expect(await state()).toBe('live');
  const ids = webhooks.map(({ id }) => id);
  const { kept } = await truth.row<{ kept: number }>(
    'SELECT count(*)::int AS kept FROM livekit_webhook_events WHERE id = ANY ($1)',
    [ids],
  );
  expect(kept).toBe(ids.length);
  expect((await watching.stop()).wrongCounters).toEqual([]);
}, 180_000);
