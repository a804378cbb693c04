import path from 'node:path';
import { keepChild } from '@footlight/local-stack';
import type { Stream } from '@footlight/contracts';
import { hostAccess, type Host } from './people.ts';

/** The test picture, published without a browser by a process of its own. */
export interface Publisher {
  /** Leaves the room in order. */
  stop(): Promise<void>;
  /** Sends nothing more, without a word; `resume` goes on. */
  pause(): void;
  resume(): void;
}

/** Publishes the moving test picture with its sound into a stream that is live. */
export async function startPublisher(
  host: Host,
  stream: Stream,
  { width = 320, height = 180 }: { width?: number; height?: number } = {},
): Promise<Publisher> {
  const { url, token } = await hostAccess(host, stream);
  let markPublished = (): void => {};
  const published = new Promise<true>((resolve) => (markPublished = () => resolve(true)));
  const child = await keepChild({
    command: process.execPath,
    args: [path.join(import.meta.dirname, 'publisher-main.ts'), url, token, String(width), String(height)],
    // rtc-node logs every step unless it runs in production.
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stopSignal: 'SIGTERM',
    onLine: (line) => line === 'published' && markPublished(),
  });
  if ((await Promise.race([published, child.exited])) === true) {
    return {
      stop: () => child.stop(),
      pause: () => void process.kill(child.pid, 'SIGSTOP'),
      resume: () => void process.kill(child.pid, 'SIGCONT'),
    };
  }
  throw new Error(`The test picture could not be published. Its last lines:\n${child.lastLines()}`);
}
