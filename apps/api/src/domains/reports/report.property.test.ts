import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { liveStream } from '../../../test/people.ts';
import { useApp } from '../../../test/test-app.ts';
import { newId } from '../../ids.ts';
import { keepReport } from './keep-report.ts';
import { getReport } from './get-report.ts';

const app = useApp({ GRACE_SECONDS: '3600' });

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;
const start = Date.parse('2026-11-20T19:30:20.500Z');
const length = 7 * minute;

/** Moments of a stream, many of them the same or at the turn of a minute. */
const moment = fc.oneof(
  fc.integer({ min: 0, max: length }),
  fc.integer({ min: 0, max: 14 }).map((half) => half * 30 * second),
  fc.integer({ min: 1, max: 7 }).map((count) => count * minute - 20.5 * second),
);
const history = fc.array(fc.record({ viewer: fc.nat({ max: 7 }), from: moment, to: moment }), {
  maxLength: 40,
});
const earlier = fc.uniqueArray(fc.record({ viewer: fc.nat({ max: 7 }), daysAgo: fc.nat({ max: 180 }) }), {
  selector: ({ viewer }) => viewer,
});

interface Seat {
  viewer: number;
  from: number;
  to: number;
}

/** How many watched at a moment: who came in it counts, who left in it does not. */
const watching = (seats: readonly Seat[], at: number): number =>
  seats.filter(({ from, to }) => from <= at && at < to).length;

/** The viewers of each minute, found by looking at every moment in which something changed. */
function naiveMinutes(seats: readonly Seat[]): number[] {
  const begin = Math.floor(start / minute) * minute - start;
  const minutes: number[] = [];
  for (let from = begin; from < length; from += minute) {
    const moments = seats.flatMap((seat) => [seat.from, seat.to]);
    const within = [from, ...moments.filter((at) => at >= from && at < from + minute)];
    minutes.push(Math.max(...within.map((at) => watching(seats, at))));
  }
  return minutes;
}

it('the report says of any seats what counting them one by one says, counted now and as it is kept', async () => {
  const { context } = app();
  const { db } = context;
  await fc.assert(
    fc.asyncProperty(history, earlier, async (pairs, before) => {
      const { host, stream } = await liveStream(app());
      const viewers = Array.from({ length: 8 }, () => newId('guest'));
      const seats = pairs.map(({ viewer, from, to }) => ({
        viewer,
        from: Math.min(from, to),
        to: Math.max(from, to),
      }));
      const row = (streamId: string, viewer: number, from: number, to: number) => ({
        id: newId('seat'),
        streamId,
        viewerId: viewers[viewer] ?? '',
        createdAt: new Date(start + from),
        leaseExpiresAt: new Date(start + from),
        releasedAt: new Date(start + to),
      });
      const [past, unrelated] = [newId('stream'), (await liveStream(app())).stream.id];
      await db.stream.create({
        data: {
          id: past,
          channelId: host.channel.id,
          title: 'Before',
          visibility: 'public',
          state: 'ended',
          createdAt: new Date(start - 200 * day),
          startedAt: new Date(start - 200 * day),
          endedAt: new Date(start - 1),
        },
      });
      await db.seat.createMany({
        data: [
          ...seats.map(({ viewer, from, to }) => row(stream.id, viewer, from, to)),
          ...before.map(({ viewer, daysAgo }) => row(past, viewer, -200 * day, -daysAgo * day - 1)),
          ...viewers.map((_, viewer) => row(unrelated, viewer, -10 * day, -9 * day)),
        ],
      });
      const minutes = naiveMinutes(seats);
      const peak = Math.max(...minutes);
      await db.streamSeating.update({ where: { streamId: stream.id }, data: { peak } });
      await db.stream.update({
        where: { id: stream.id },
        data: { state: 'ended', startedAt: new Date(start), endedAt: new Date(start + length) },
      });

      const caller = {
        kind: 'account' as const,
        userId: host.id,
        sessionId: null,
        signedInAt: new Date(),
        role: 'member' as const,
      };
      const unique = new Set(seats.map(({ viewer }) => viewer));
      const expected = {
        peak,
        joins: seats.length,
        uniqueViewers: unique.size,
        returningViewers: before.filter(({ viewer, daysAgo }) => unique.has(viewer) && daysAgo < 90).length,
        watchedMs: seats.reduce((sum, { from, to }) => sum + to - from, 0),
        viewers: minutes,
        queued: 0,
        refused: 0,
      };
      expect(await getReport(context, caller, stream.id)).toMatchObject(expected);
      await keepReport(context, stream.id);
      await db.seat.deleteMany({ where: { streamId: { in: [stream.id, past] } } });
      expect(await getReport(context, caller, stream.id)).toMatchObject(expected);
    }),
    { numRuns: 30 },
  );
});
