import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { root } from '../local/paths.ts';

let current: ChildProcess | undefined;
let interrupted: NodeJS.Signals | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interrupted = signal;
    // Ctrl-C has reached it already, a signal sent to us alone has not.
    if (current) current.kill(signal);
    else process.exit(128 + constants.signals[signal]);
  });
}

export interface ChildOptions {
  env?: NodeJS.ProcessEnv;
  /** Collect what it prints instead of showing it. */
  quiet?: boolean;
}

/**
 * Runs a program to its end, one at a time. When we are interrupted, the program's end is ours: nothing of a test run
 * is left behind.
 */
export async function runChild(
  command: string,
  args: string[],
  { env = {}, quiet = false }: ChildOptions = {},
): Promise<{ ok: boolean; output: string }> {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  });
  current = child;
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  current = undefined;
  if (interrupted) process.exit(128 + constants.signals[interrupted]);
  return { ok: code === 0, output };
}
