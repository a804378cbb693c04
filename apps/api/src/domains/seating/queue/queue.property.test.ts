import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allOrRejected } from '../../../../test/at-once.ts';
import { liveStream } from '../../../../test/people.ts';
import { useApp } from '../../../../test/test-app.ts';
import type { Context } from '../../../context.ts';
import type { Caller } from '../../../http/caller.ts';
import { newId } from '../../../ids.ts';
import { Prisma } from '../../../db/client.ts';
import { setSeatCaps } from '../fragments.queries.ts';
import { leaveSeat } from '../leave-seat.ts';
import { releaseSeatsOf } from '../viewer-seats.ts';
import { takeSeat } from '../take-seat.ts';
import { advanceQueues } from './end-places.ts';
import { joinQueue } from './join-queue.ts';
import { leaveQueue } from './leave-queue.ts';

const viewers = 6;
const app = useApp({ PLANS: '{"pro":{"viewers":2}}', GRACE_SECONDS: '3600' });

const viewer = fc.nat({ max: viewers - 1 });
const of = <Kind extends string>(kind: Kind) => fc.record({ kind: fc.constant(kind), viewer });
const step = fc.oneof(
  { weight: 6, arbitrary: of('take') },
  { weight: 6, arbitrary: of('join') },
  { weight: 3, arbitrary: of('leave') },
  { weight: 2, arbitrary: of('give up') },
  { weight: 1, arbitrary: of('evict') },
  { weight: 1, arbitrary: of('go away') },
  { weight: 2, arbitrary: of('let a reservation lapse') },
  { weight: 2, arbitrary: of('advance') },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('cap' as const), cap: fc.integer({ min: 1, max: 4 }) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Six guests and one stream; each guest knows the seat and the place that it was given last. */
function makeAudience(context: Context, streamId: string) {
  const guests = Array.from({ length: viewers }, () => newId('guest'));
  const seats = new Map<number, string>();
  const places = new Map<number, string>();
  const callerOf = (index: number): Caller => ({ kind: 'guest', guestId: guests[index] ?? '' });
  const client = { address: '198.51.100.1', userAgent: '' };
  const { db } = context;

  async function act(one: Step): Promise<unknown> {
    if (one.kind === 'cap')
      return setSeatCaps(db, Prisma.sql`SELECT ${streamId} AS stream_id, ${one.cap}::int AS cap`);
    const caller = callerOf(one.viewer);
    const viewerId = guests[one.viewer] ?? '';
    switch (one.kind) {
      case 'take':
        return seats.set(one.viewer, (await takeSeat(context, caller, streamId, client)).seat.id);
      case 'join':
        return places.set(one.viewer, (await joinQueue(context, caller, streamId, client)).place.id);
      case 'leave':
        return leaveSeat(context, caller, { streamId, seatId: seats.get(one.viewer) ?? newId('seat') });
      case 'give up':
        return leaveQueue(context, caller, {
          streamId,
          entryId: places.get(one.viewer) ?? newId('queueEntry'),
        });
      case 'evict':
        return releaseSeatsOf(context, viewerId, 'evicted');
      case 'go away':
        return db.$executeRaw`
          UPDATE queue_entries SET last_seen_at = now() - interval '1 hour'
          WHERE viewer_id = ${viewerId} AND ended_at IS NULL`;
      case 'let a reservation lapse':
        return db.$executeRaw`
          UPDATE queue_entries SET reserved_until = now() - interval '1 second'
          WHERE viewer_id = ${viewerId} AND ended_at IS NULL AND reserved_until IS NOT NULL`;
      case 'advance':
        return advanceQueues(context);
    }
  }
  return {
    /** Does steps at once. Some are refused: the stream is full, or the seat or place is not there. */
    together(steps: Step[]): Promise<void> {
      return allOrRejected(steps.map(act), ['stream_full', 'not_found', 'seat_ended', 'seat_held']);
    },
  };
}

it('seats and reservations are never more than the cap allows, both counters are true, and no seat is free while somebody who is there waits', async () => {
  const { context } = app();
  const { db } = context;
  const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rounds, async (plan) => {
      const { stream } = await liveStream(app());
      const audience = makeAudience(context, stream.id);
      let most = 2;
      for (const steps of plan) {
        await audience.together(steps);
        const where = { streamId: stream.id };
        const { taken, reserved, cap } = await db.streamSeating.findUniqueOrThrow({ where });
        const held = await db.seat.findMany({ where: { ...where, releasedAt: null } });
        const waiting = await db.queueEntry.findMany({ where: { ...where, endedAt: null } });
        expect(taken).toBe(held.length);
        expect(reserved).toBe(waiting.filter((place) => place.reservedUntil !== null).length);
        // A cap that became smaller takes nobody's seat, and lets nobody in.
        const capsOfRound = steps.flatMap((one) => (one.kind === 'cap' ? [one.cap] : []));
        most = Math.max(cap, Math.min(most, taken), ...capsOfRound);
        expect(taken).toBeLessThanOrEqual(most);
        if (reserved > 0) expect(taken + reserved).toBeLessThanOrEqual(cap);
        const people = [...held, ...waiting].map(({ viewerId }) => viewerId);
        expect(new Set(people).size).toBe(people.length);
        const present = waiting.filter(
          (place) => place.reservedUntil === null && place.lastSeenAt.getTime() > Date.now() - 20_000,
        );
        if (present.length > 0) expect(taken + reserved).toBeGreaterThanOrEqual(cap);
      }
    }),
    { numRuns: 20 },
  );
});
