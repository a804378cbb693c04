import { spawn } from 'node:child_process';
import type { ServerUser } from './server-user.ts';

/** English messages, because we look for some; no other setting of the person's shell may reach the server. */
export const serverEnvironment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/**
 * Runs one of PostgreSQL's programs to its end.
 * @throws an Error with what it printed when it failed
 */
export async function runProgram(
  command: string,
  args: string[],
  { user, input = '' }: { user: ServerUser | undefined; input?: string },
): Promise<void> {
  // Our own working folder may be closed to the server's user.
  const child = spawn(command, args, { cwd: '/', env: serverEnvironment, ...user });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // A single-user server answers a wrong statement with a line and exit code 0.
  if (code !== 0 || /^.*\b(ERROR|FATAL|PANIC):/m.test(printed)) {
    throw new Error(`${command} failed (exit code ${code}):\n${printed.trim()}`);
  }
}
