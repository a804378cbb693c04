import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { cleanEnvironment } from './environment.mjs';
import { root } from './pins.mjs';

/** Hands the terminal to a child: signals reach it, we wait for it, and its end is ours. */
export function runInForeground(command, args, env) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...cleanEnvironment(), ...env } });
  // Ctrl-C in a terminal reaches both of us, a signal sent to us reaches only us; the child ignores a repetition.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(error);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}
