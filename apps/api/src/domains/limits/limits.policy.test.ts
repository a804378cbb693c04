import { describe, expect, it } from '@jest/globals';
import { nextOfPace } from './limits.policy.ts';

describe('a pace', () => {
  it('allows the next one as soon as all but one of a burst would be used', () => {
    const resetsAt = new Date('2026-11-28T12:00:10.000Z');
    expect(nextOfPace(resetsAt, { burst: 5, everyMs: 2_000 })).toEqual(new Date('2026-11-28T12:00:02.000Z'));
    expect(nextOfPace(resetsAt, { burst: 1, everyMs: 2_000 })).toEqual(resetsAt);
    expect(nextOfPace(resetsAt, { burst: 20, everyMs: 500 })).toEqual(new Date('2026-11-28T12:00:00.500Z'));
  });
});
