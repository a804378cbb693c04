import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { keepChild, type KeptChild } from '@footlight/local-stack';
import { root } from './root.ts';

const READY_WITHIN_MS = 30_000;

/** The API as a process of its own, as in production. */
export interface ApiProcess {
  /** Starts it and waits until it and all it stands on answer. */
  start(): Promise<void>;
  /** SIGTERM, as when a newer version takes its place. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash. */
  kill(): Promise<void>;
  /** Its process id while it runs. */
  pid(): number | undefined;
  /** Everything that it logged until now. */
  log(): string;
}

/** @param logFile takes its output, so that no reader of ours slows it down */
export function apiProcess(url: string, env: Record<string, string>, logFile: string): ApiProcess {
  let child: KeptChild | undefined;
  const log = () => readFileSync(logFile, 'utf8');
  return {
    log,
    pid: () => (child?.hasExited() === false ? child.pid : undefined),
    async start() {
      child = await keepChild({
        command: '/bin/sh',
        args: [
          '-c',
          'exec "$0" "$1" >>"$2" 2>&1',
          process.execPath,
          path.join(root, 'apps/api/src/server.ts'),
          logFile,
        ],
        cwd: root,
        env: { PATH: process.env.PATH, ...env },
        stopSignal: 'SIGTERM',
      });
      await waitForReady(url, child, log);
    },
    async stop() {
      await child?.stop();
    },
    async kill() {
      await child?.kill();
    },
  };
}

async function waitForReady(url: string, child: KeptChild, log: () => string): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`${url}/health/ready?strict`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    if (answer?.ok) return;
    if (child.hasExited() || performance.now() > until) {
      const how = child.hasExited() ? await child.exited : 'was not ready in time';
      await child.stop();
      throw new Error(`The API ${how}. Its last lines:\n${log().slice(-4_000)}`);
    }
    await delay(30);
  }
}
