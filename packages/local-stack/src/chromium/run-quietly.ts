import { spawn } from 'node:child_process';

export type Run = (
  command: string,
  args: string[],
  env?: NodeJS.ProcessEnv,
) => Promise<{ ok: boolean; output: string }>;

/** Runs a program to its end; a program that cannot be started counts as failed. */
export const runQuietly: Run = (command, args, env = process.env) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
