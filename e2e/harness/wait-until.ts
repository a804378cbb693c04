import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again until the answer is the wanted one.
 * @throws with the last answer when it does not come in time
 */
export async function waitUntil<T>(
  ask: () => Promise<T>,
  isWanted: (answer: T) => boolean,
  withinMs = 15_000,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (performance.now() > end) throw new Error(`It stayed at ${JSON.stringify(answer)}.`);
    await delay(100);
  }
}
