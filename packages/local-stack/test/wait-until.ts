import { setTimeout as delay } from 'node:timers/promises';

/** Waits until a condition holds; fails after twenty seconds. */
export async function waitUntil(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const until = performance.now() + 20_000;
  while (!(await condition())) {
    if (performance.now() > until) throw new Error(`Not within 20 s: ${what}`);
    await delay(20);
  }
}

/** Whether a process exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
