import { setTimeout as delay } from 'node:timers/promises';
import { keepChild } from '../child/keep-child.ts';
import { freePort } from '../free-port.ts';

export interface StripeMock {
  /** http://127.0.0.1:PORT */
  url: string;
  stop: () => Promise<void>;
}

const READY_WITHIN_MS = 60_000;

/**
 * Starts stripe-mock on loopback: it checks each request against Stripe's OpenAPI document and answers examples.
 * @param command as findStripeMock answers it
 * @throws an Error with its last words when it does not answer
 */
export async function startStripeMock(command: string): Promise<StripeMock> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = await keepChild({
    command,
    args: ['-http-addr', `127.0.0.1:${port}`],
    stopSignal: 'SIGTERM',
  });
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (answer) return { url, stop: () => child.stop() };
    if (child.hasExited() || performance.now() > until) {
      await child.kill();
      throw new Error(`stripe-mock does not answer. Its last lines:\n${child.lastLines()}`);
    }
    await delay(50);
  }
}
