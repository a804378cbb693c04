import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { OnUnexpectedExit } from './child/keep-up.ts';
import { startLiveKit, type LiveKit, type LiveKitOptions } from './livekit/start-livekit.ts';
import type { Profile } from './postgres/options.ts';
import { startPostgres, type Postgres } from './postgres/start-postgres.ts';

export interface StackOptions {
  /** A folder of this stack alone. */
  dir: string;
  profile: Profile;
  /** The LiveKit program, as findLiveKit answers it. */
  liveKitCommand: string;
  webhookUrls?: readonly string[];
  /** Each one is any free one unless given. */
  ports?: { postgres?: number; livekit?: number; livekitTcp?: number; livekitUdp?: number };
  /** Made at random unless given. */
  apiKey?: string;
  apiSecret?: string;
  log?: (line: string) => void;
  onUnexpectedExit?: OnUnexpectedExit;
}

export interface Stack {
  postgres: Postgres;
  livekit: LiveKit;
  apiKey: string;
  apiSecret: string;
  /** LiveKit first, then PostgreSQL. */
  stop: () => Promise<void>;
}

/** Starts PostgreSQL and LiveKit side by side; when one does not start, the other is stopped again. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { dir, profile, ports = {}, log, onUnexpectedExit, webhookUrls } = options;
  const apiKey = options.apiKey ?? `key_${randomBytes(6).toString('hex')}`;
  const apiSecret = options.apiSecret ?? randomBytes(32).toString('hex');
  const shared = onUnexpectedExit ? { onUnexpectedExit } : {};
  const livekitOptions: LiveKitOptions = {
    command: options.liveKitCommand,
    dir: path.join(dir, 'livekit'),
    apiKey,
    apiSecret,
    ...shared,
    ...(webhookUrls === undefined ? {} : { webhookUrls }),
    ...(ports.livekit === undefined ? {} : { port: ports.livekit }),
    ...(ports.livekitTcp === undefined ? {} : { tcpPort: ports.livekitTcp }),
    ...(ports.livekitUdp === undefined ? {} : { udpPort: ports.livekitUdp }),
  };
  const [postgres, livekit] = await Promise.allSettled([
    startPostgres({
      dir: path.join(dir, 'postgres'),
      profile,
      ...shared,
      ...(log ? { log } : {}),
      ...(ports.postgres === undefined ? {} : { port: ports.postgres }),
    }),
    startLiveKit(livekitOptions),
  ]);
  if (postgres.status === 'rejected' || livekit.status === 'rejected') {
    for (const part of [livekit, postgres]) if (part.status === 'fulfilled') await part.value.stop();
    throw [postgres, livekit].find((part) => part.status === 'rejected')?.reason;
  }
  return {
    postgres: postgres.value,
    livekit: livekit.value,
    apiKey,
    apiSecret,
    async stop() {
      await livekit.value.stop();
      await postgres.value.stop();
    },
  };
}
