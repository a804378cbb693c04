import { setImmediate } from 'node:timers';
import { jest } from '@jest/globals';
import { act } from '@testing-library/react';

/** Takes timers and the clock into the test's hands; the network stand-in keeps its own. */
export function holdTime(now = '2026-11-23T18:00:00.000Z'): void {
  jest.useFakeTimers({ now: new Date(now), doNotFake: ['queueMicrotask', 'nextTick', 'performance'] });
}

/** Lets so many milliseconds go by, with all that happens in them. */
export async function passTime(milliseconds: number): Promise<void> {
  await act(async () => {
    await jest.advanceTimersByTimeAsync(milliseconds);
    await new Promise((resolve) => setImmediate(resolve));
  });
}

/** Lets time go by until something is so; a test that waits in vain fails with what `check` says. */
export async function timeUntil<T>(check: () => T): Promise<T> {
  for (let round = 0; round < 200; round += 1) {
    try {
      return check();
    } catch {
      await passTime(20);
    }
  }
  return check();
}
