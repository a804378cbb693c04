import { describe, expect, it } from '@jest/globals';
import { readTime } from './schedule.policy.ts';

const moment = (text: string, zone: string): string => {
  const reading = readTime(text, zone);
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.moment.toISOString();
};

describe('a time that was named for a stream', () => {
  it('is a moment by itself where it ends with Z, in whichever zone', () => {
    expect(moment('2027-03-28T02:30:00Z', 'Europe/Berlin')).toBe('2027-03-28T02:30:00.000Z');
  });
  it('is read on the clocks of the zone', () => {
    expect(moment('2027-01-10T20:00:00', 'Europe/Berlin')).toBe('2027-01-10T19:00:00.000Z');
    expect(moment('2027-07-10T20:00:00', 'Europe/Berlin')).toBe('2027-07-10T18:00:00.000Z');
    expect(moment('2027-07-10T20:00:00', 'UTC')).toBe('2027-07-10T20:00:00.000Z');
  });
  it('does not exist where the clocks are put forward over it', () => {
    expect(readTime('2027-03-28T02:30:00', 'Europe/Berlin')).toEqual({ problem: 'time_skipped' });
  });
  it('comes twice where the clocks are put back over it, and both moments are named in order', () => {
    expect(readTime('2027-10-31T02:30:00', 'Europe/Berlin')).toEqual({
      problem: 'time_repeated',
      either: [new Date('2027-10-31T00:30:00Z'), new Date('2027-10-31T01:30:00Z')],
    });
  });
  it('is one moment right before and right after the clocks change', () => {
    expect(moment('2027-03-28T01:59:59', 'Europe/Berlin')).toBe('2027-03-28T00:59:59.000Z');
    expect(moment('2027-03-28T03:00:00', 'Europe/Berlin')).toBe('2027-03-28T01:00:00.000Z');
    expect(moment('2027-10-31T03:00:00', 'Europe/Berlin')).toBe('2027-10-31T02:00:00.000Z');
  });
});
