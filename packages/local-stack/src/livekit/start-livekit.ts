import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { keepChild, type KeptChild } from '../child/keep-child.ts';
import type { OnUnexpectedExit } from '../child/keep-up.ts';
import { freePort, freeUdpPort } from '../free-port.ts';
import { liveKitConfig } from './config.ts';

const READY_WITHIN_MS = 30_000;

export interface LiveKitOptions {
  /** The program, as findLiveKit answers it. */
  command: string;
  /** A folder for its configuration. */
  dir: string;
  apiKey: string;
  /** 32 characters or more. */
  apiSecret: string;
  /** Where it reports what happens in rooms, each time to all of them. */
  webhookUrls?: readonly string[];
  /** Signalling and server API, on 127.0.0.1. Any free one unless given, like the two for media. */
  port?: number;
  tcpPort?: number;
  udpPort?: number;
  /** Takes the server's own output line by line. */
  onOutput?: (line: string) => void;
  /** Called when it ends although nobody asked for it, with how and its last lines. */
  onUnexpectedExit?: OnUnexpectedExit;
}

export interface LiveKit {
  /** For clients, ws://127.0.0.1:PORT */
  url: string;
  /** For the server API, http://127.0.0.1:PORT */
  httpUrl: string;
  port: number;
  pid: () => number;
  /** Ends it in order, with everybody in its rooms. */
  stop: () => Promise<void>;
  /** SIGKILL, as a crash: rooms are gone, nobody is told. */
  kill: () => Promise<void>;
  /** Stops it if it runs, and starts it on the same ports. */
  restart: () => Promise<void>;
}

/**
 * Starts a LiveKit server on 127.0.0.1 and waits until it answers. It ends with this process, also when that is killed.
 * @throws with the server's last lines when it does not start
 */
export async function startLiveKit(options: LiveKitOptions): Promise<LiveKit> {
  const ports = {
    port: options.port ?? (await freePort()),
    tcpPort: options.tcpPort ?? (await freePort()),
    udpPort: options.udpPort ?? (await freeUdpPort()),
  };
  mkdirSync(options.dir, { recursive: true });
  const config = path.join(options.dir, 'livekit.yaml');
  writeFileSync(config, liveKitConfig({ ...options, ...ports, webhookUrls: options.webhookUrls ?? [] }), {
    mode: 0o600,
  });
  // An older file keeps its mode when it is written over.
  chmodSync(config, 0o600);

  const httpUrl = `http://127.0.0.1:${ports.port}`;
  let wanted = true;
  const launch = async () => {
    const child = await keepChild({
      command: options.command,
      args: ['--config', config],
      stopSignal: 'SIGTERM',
      // The first signal lets it wait for everybody to leave its rooms.
      insistAfterMs: 100,
      onLine: options.onOutput,
    });
    await waitForAnswer(child, httpUrl);
    void child.exited.then((how) => {
      if (wanted) options.onUnexpectedExit?.(`LiveKit ${how}.`, child.lastLines());
    });
    return child;
  };

  let child = await launch();
  const end = async (how: 'stop' | 'kill') => {
    wanted = false;
    await child[how]();
  };
  return {
    url: `ws://127.0.0.1:${ports.port}`,
    httpUrl,
    port: ports.port,
    pid: () => child.pid,
    stop: () => end('stop'),
    kill: () => end('kill'),
    async restart() {
      await end('stop');
      wanted = true;
      child = await launch();
    },
  };
}

async function waitForAnswer(child: KeptChild, httpUrl: string) {
  const until = performance.now() + READY_WITHIN_MS;
  while (!child.hasExited() && performance.now() < until) {
    const answer = await fetch(httpUrl, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
    // Another program could hold the port: then ours has ended, or is about to.
    if (answer?.ok && !child.hasExited()) return;
    await delay(50);
  }
  const how = child.hasExited() ? await child.exited : `did not answer within ${READY_WITHIN_MS / 1000} s`;
  await child.stop();
  throw new Error(`LiveKit did not start: it ${how}. Its last lines:\n${child.lastLines()}`);
}
