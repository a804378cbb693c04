import { mostIntervals } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { type MinuteOfChange, divideIntoIntervals, viewersPerMinute } from './viewers.policy.ts';

const startedAt = new Date('2026-11-28T19:30:20Z');
const minutes = (changes: Partial<MinuteOfChange>[], until: string): number[] =>
  viewersPerMinute(
    changes.map((change) => ({ minute: 0, most: 0, last: 0, from_start: false, ...change })),
    { startedAt, until: new Date(`2026-11-28T${until}Z`) },
  );

describe('the viewers of each minute', () => {
  it('begin with the minute of the start, and end with the minute of the end', () => {
    expect(minutes([], '19:30:40')).toEqual([0]);
    expect(minutes([], '19:31:00')).toEqual([0]);
    expect(minutes([], '19:32:01')).toEqual([0, 0, 0]);
    expect(minutes([], '19:30:20')).toEqual([0]);
  });

  it('are those of before where nothing changed', () => {
    expect(minutes([{ minute: 1, most: 4, last: 3 }], '19:34:00')).toEqual([0, 4, 3, 3]);
  });

  it('count who was there when the minute began and left in it', () => {
    const changes = [
      { minute: 0, most: 5, last: 5 },
      { minute: 2, most: 4, last: 0 },
    ];
    expect(minutes(changes, '19:34:00')).toEqual([5, 5, 5, 0]);
  });

  it('do not count who left in the moment in which it began', () => {
    const changes = [
      { minute: 0, most: 5, last: 5 },
      { minute: 2, most: 1, last: 1, from_start: true },
    ];
    expect(minutes(changes, '19:33:00')).toEqual([5, 5, 1]);
  });
});

describe('the intervals of a report', () => {
  it('are minutes as long as the stream has no more of them than a report has', () => {
    const most = Array.from({ length: mostIntervals }, (_, minute) => minute);
    expect(divideIntoIntervals(most)).toEqual({ minutes: 1, most });
  });

  it('are longer for a longer stream, each with its highest minute', () => {
    const perMinute = Array.from({ length: 2 * mostIntervals + 1 }, (_, minute) => minute);
    const { minutes: length, most } = divideIntoIntervals(perMinute);
    expect(length).toBe(3);
    expect(most).toHaveLength(Math.ceil(perMinute.length / 3));
    expect(most.slice(0, 2)).toEqual([2, 5]);
    expect(most.at(-1)).toBe(perMinute.length - 1);
  });
});
