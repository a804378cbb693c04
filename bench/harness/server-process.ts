import { setTimeout as delay } from 'node:timers/promises';
import type { Cleanup } from '@footlight/e2e/site/cleanup.ts';
import { freePort, keepChild } from '@footlight/local-stack';

/**
 * Runs one of the bare servers as a process of its own and waits until it answers.
 * @param file its source, which listens on the port in PORT
 * @returns http://127.0.0.1:PORT
 */
export async function startBareServer(
  file: string,
  env: Record<string, string>,
  cleanup: Cleanup,
): Promise<string> {
  const port = await freePort();
  const child = await keepChild({
    command: process.execPath,
    args: [file],
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env, PORT: String(port) },
    stopSignal: 'SIGTERM',
  });
  cleanup.add(() => child.stop());
  const origin = `http://127.0.0.1:${port}`;
  const until = performance.now() + 15_000;
  while (!child.hasExited() && performance.now() < until) {
    if (await fetch(origin).catch(() => undefined)) return origin;
    await delay(30);
  }
  throw new Error(`A bare server did not start. Its last lines:\n${child.lastLines()}`);
}
