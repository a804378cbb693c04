import path from 'node:path';
import { keepChild } from '@footlight/local-stack';
import type { Site } from '../../site/start-site.ts';

/** Viewers with media, in a process of their own. */
export interface Participants {
  /** From now on nobody leaves by themselves. */
  settle(): void;
  stop(): Promise<void>;
}

/**
 * Lets viewers come who join the room for real.
 * @param steady how many stay, and come again when they are thrown out
 * @param changing how many leave after some seconds and come as somebody new
 */
export async function startParticipants(
  site: Site,
  streamId: string,
  { steady, changing }: { steady: number; changing: number },
): Promise<Participants> {
  const child = await keepChild({
    command: process.execPath,
    args: [
      path.join(import.meta.dirname, 'participants-main.ts'),
      streamId,
      String(steady),
      String(changing),
      ...site.replicas.map(({ url }) => url),
    ],
    // rtc-node logs every step unless it runs in production.
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stopSignal: 'SIGTERM',
  });
  return {
    settle: () => process.kill(child.pid, 'SIGUSR2'),
    async stop() {
      const ended = child.hasExited() ? `${await child.exited}\n${child.lastLines()}` : undefined;
      await child.stop(3_000);
      if (ended !== undefined) throw new Error(`The participants' process had ended: it ${ended}`);
    },
  };
}
