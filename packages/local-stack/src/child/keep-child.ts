import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { lastLines } from './last-lines.ts';

export interface KeptChildOptions {
  command: string;
  args: string[];
  /** The signal that asks this program to end in order. */
  stopSignal: 'SIGINT' | 'SIGTERM';
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** System user to run as; needs root. */
  user?: { uid: number; gid: number };
  /** Send the signal a second time after so many milliseconds, for a program that takes only that for an order. */
  insistAfterMs?: number;
  /** A folder that is worth nothing without the program: removed when the program outlives this process. */
  leftover?: string | undefined;
  onLine?: ((line: string) => void) | undefined;
}

export interface KeptChild {
  pid: number;
  /** Its latest output, at most twenty lines. */
  lastLines: () => string;
  /** Settles when the program has ended, however that came; the value says how. */
  exited: Promise<string>;
  hasExited: () => boolean;
  /** Asks it to end and kills it after `killAfterMs` (8 s unless told). */
  stop: (killAfterMs?: number) => Promise<void>;
  /** SIGKILL, and waits until it is gone. */
  kill: () => Promise<void>;
}

// The shell becomes the program; a helper beside it reads a pipe that only our own process holds open. However we end,
// kill -9 included, the pipe closes and the helper ends the program: no server is ever left behind. The helper is
// forked twice because a program such as PostgreSQL wonders about children it did not make. A line in the pipe
// ("gone") tells the helper that its work is done.
const KEEPER = `
leftover=$1; shift
( ( read -r gone <&3 && exit
    seconds=0
    while [ $seconds -lt 10 ] && kill -"$0" $$; do
      sleep 1
      seconds=$((seconds + 1))
    done
    [ $seconds -lt 10 ] || kill -KILL $$
    [ -z "$leftover" ] || rm -rf "$leftover"
  ) >/dev/null 2>&1 & )
exec "$@" 3<&-`;

/**
 * Starts a program that ends with us: in a process group of its own, so that Ctrl-C reaches it only through `stop`,
 * and never outliving this process.
 * @throws when the program cannot be started at all
 */
export async function keepChild(options: KeptChildOptions): Promise<KeptChild> {
  const { command, args, stopSignal, insistAfterMs, leftover = '', onLine, cwd, env, user } = options;
  const child = spawn('/bin/sh', ['-c', KEEPER, stopSignal.slice(3), leftover, command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env }),
    ...user,
  });
  // Not stdin: Node closes that one by itself when the program ends, and the helper would take that for our own end.
  const pipe = child.stdio[3] as Writable;
  // The helper may be gone first, when the whole process group was killed.
  pipe.on('error', () => {});

  const recent = lastLines(20);
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      recent.add(line);
      onLine?.(line);
    });
  }

  let ended = false;
  const exited = new Promise<string>((resolve) => {
    child.once('exit', () => pipe.end('gone\n'));
    child.once('close', (code, signal) => {
      ended = true;
      resolve(signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`);
    });
  });
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid ?? 0));
    child.once('error', reject);
  });

  async function stop(killAfterMs = 8_000) {
    if (ended) return;
    child.kill(stopSignal);
    const insist =
      insistAfterMs === undefined ? undefined : setTimeout(() => child.kill(stopSignal), insistAfterMs);
    const kill = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    await exited;
    clearTimeout(insist);
    clearTimeout(kill);
  }

  return {
    pid,
    lastLines: () => recent.text(),
    exited,
    hasExited: () => ended,
    stop,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
