import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { useApp } from '../../test/test-app.ts';
import { openDatabaseClock } from './database-clock.ts';

const app = useApp();
const realNow = Date.now.bind(Date);

afterEach(() => void jest.restoreAllMocks());

describe('the clock of the database', () => {
  it.each([60_000, -60_000])(
    'is known although the machine’s own clock is %i ms off, also after it was put right',
    async (offMs) => {
      const { db, log } = app().context;
      const wrong = jest.spyOn(Date, 'now').mockImplementation(() => realNow() + offMs);
      const warn = jest.spyOn(log, 'warn');
      const clock = openDatabaseClock(db, log);
      await clock.start();
      clock.stop();
      expect(Math.abs(clock.now().getTime() - realNow())).toBeLessThan(2_000);
      expect(warn).toHaveBeenCalledTimes(1);

      wrong.mockImplementation(realNow);
      await clock.start();
      clock.stop();
      expect(Math.abs(clock.now().getTime() - realNow())).toBeLessThan(2_000);
      expect(warn).toHaveBeenCalledTimes(2);
    },
  );

  it('is the machine’s own where it agrees, or where the database does not answer', async () => {
    const { db, log } = app().context;
    const clock = openDatabaseClock(db, log);
    jest.spyOn(db, '$queryRaw').mockRejectedValueOnce(new Error('away'));
    const warn = jest.spyOn(log, 'warn');
    await clock.start();
    clock.stop();
    expect(Math.abs(clock.now().getTime() - realNow())).toBeLessThan(1_000);
    expect(warn).toHaveBeenCalledWith(expect.anything(), 'the clock was not compared');
  });
});
