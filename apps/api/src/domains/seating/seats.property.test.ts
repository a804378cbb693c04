import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allOrRejected } from '../../../test/at-once.ts';
import { liveStream } from '../../../test/people.ts';
import { useApp } from '../../../test/test-app.ts';
import type { Context } from '../../context.ts';
import type { Caller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { leaveSeat } from './leave-seat.ts';
import { releaseSeatsNow } from './release-seats.ts';
import { renewSeat } from './renew-seat.ts';
import { takeSeat } from './take-seat.ts';
import { releaseSeatsOf } from './viewer-seats.ts';

const cap = 3;
const viewers = 6;
const app = useApp({ PLANS: `{"pro":{"viewers":${cap}}}`, GRACE_SECONDS: '3600' });

const viewer = fc.nat({ max: viewers - 1 });
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('take' as const), viewer }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('renew' as const), viewer }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('release' as const), viewer }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('evict' as const), viewer }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('lapse' as const), present: fc.uniqueArray(viewer) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('release all' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Six guests and one stream; each guest knows the seat that it was given last. */
function makeAudience(context: Context, streamId: string) {
  const guests = Array.from({ length: viewers }, () => newId('guest'));
  const seats = new Map<number, string>();
  const callerOf = (index: number): Caller => ({ kind: 'guest', guestId: guests[index] ?? '' });
  const client = { address: '198.51.100.1', userAgent: '' };

  async function act(one: Step): Promise<void> {
    switch (one.kind) {
      case 'take':
        seats.set(one.viewer, (await takeSeat(context, callerOf(one.viewer), streamId, client)).seat.id);
        return;
      case 'renew':
      case 'release': {
        const place = { streamId, seatId: seats.get(one.viewer) ?? newId('seat') };
        if (one.kind === 'renew') await renewSeat(context, callerOf(one.viewer), place);
        else await leaveSeat(context, callerOf(one.viewer), place);
        return;
      }
      case 'evict':
        return releaseSeatsOf(context, guests[one.viewer] ?? '', 'evicted');
      case 'lapse': {
        const lapsedAt = new Date(context.clock.now().getTime() + context.config.seats.leaseMs + 1);
        const present = one.present.flatMap((index) => seats.get(index) ?? []);
        await releaseSeatsNow(context, streamId, { lapsedAt, present }, 'lapsed');
        return;
      }
      case 'release all':
        await releaseSeatsNow(context, streamId, 'all', 'stream_ended');
    }
  }
  return {
    /** Does steps at once. Some are refused: the stream is full, or the seat is not there. */
    together(steps: Step[]): Promise<void> {
      return allOrRejected(steps.map(act), ['stream_full', 'not_found', 'seat_ended']);
    },
  };
}

it('the counter is how many seats are held, never more than the cap, and nobody holds two, whatever happens at once', async () => {
  const { context } = app();
  const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rounds, async (plan) => {
      const { stream } = await liveStream(app());
      const audience = makeAudience(context, stream.id);
      for (const steps of plan) {
        await audience.together(steps);
        const { taken } = await context.db.streamSeating.findUniqueOrThrow({
          where: { streamId: stream.id },
        });
        const held = await context.db.seat.findMany({ where: { streamId: stream.id, releasedAt: null } });
        expect(taken).toBe(held.length);
        expect(taken).toBeLessThanOrEqual(cap);
        expect(new Set(held.map(({ viewerId }) => viewerId)).size).toBe(held.length);
      }
    }),
    { numRuns: 20 },
  );
});
