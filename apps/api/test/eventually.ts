import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until a check passes, and fails with its last complaint when it does not within the time.
 * @param milliseconds the most that it may take
 */
export async function eventually(check: () => Promise<void>, milliseconds = 10_000): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(25);
    }
  }
}
