import { describe, expect, it } from '@jest/globals';
import { chatPaces, chatStreamLimit, limitsOf, nextOfPace } from './limits.policy.ts';

const limits = limitsOf({ addressLimit: 7 });

describe('a limit', () => {
  it.each([
    ['signInAccount', 10, 600_000],
    ['signInAddress', 50, 600_000],
    ['linkAccount', 5, 3_600_000],
    ['linkAddress', 50, 3_600_000],
    ['pictureAccount', 30, 3_600_000],
    ['inviteAccount', 60, 3_600_000],
    ['notificationMailAccount', 20, 86_400_000],
    ['exportAccount', 5, 3_600_000],
    ['streamKeyAccount', 20, 3_600_000],
    ['encoderKey', 30, 60_000],
    ['encoderAddress', 600, 600_000],
    ['tokenAddress', 50, 600_000],
  ] as const)('%s allows %i in %i ms', (name, most, windowMs) => {
    expect(limits[name]).toEqual({ most, windowMs });
  });

  it.each(['signUpAddress', 'guestAddress', 'guestNameAddress'] as const)(
    '%s allows as many in an hour as the setting says',
    (name) => {
      expect(limits[name]).toEqual({ most: 7, windowMs: 3_600_000 });
    },
  );

  it('of a chat is a number of messages a second, and a pace for each person', () => {
    expect(chatStreamLimit).toEqual({ most: 60, windowMs: 1_000 });
    expect(chatPaces.everybody).toEqual({ burst: 5, everyMs: 2_000 });
    expect(chatPaces.staff).toEqual({ burst: 20, everyMs: 500 });
  });
});

describe('a pace', () => {
  it('allows the next one as soon as all but one of a burst would be used', () => {
    const resetsAt = new Date('2026-11-28T12:00:10.000Z');
    expect(nextOfPace(resetsAt, { burst: 5, everyMs: 2_000 })).toEqual(new Date('2026-11-28T12:00:02.000Z'));
    expect(nextOfPace(resetsAt, { burst: 1, everyMs: 2_000 })).toEqual(resetsAt);
    expect(nextOfPace(resetsAt, { burst: 20, everyMs: 500 })).toEqual(new Date('2026-11-28T12:00:00.500Z'));
  });
});
