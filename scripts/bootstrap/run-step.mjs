import { spawn } from 'node:child_process';
import { cleanEnvironment } from './environment.mjs';
import { Interrupted } from './failure.mjs';
import { root } from './pins.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs one program to its end and hands back its exit code and what it printed. A signal to us reaches it too, and we
 * wait for it, so that whoever called can clean up after it.
 * @throws Interrupted
 */
export async function runStep(command, args, { cwd = root, env = {} } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk) => (output += chunk);
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);

  let interrupted;
  const forward = (signal) => {
    interrupted = signal;
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, forward);
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (interrupted) throw new Interrupted(interrupted);
    return { code, output };
  } finally {
    for (const signal of SIGNALS) process.off(signal, forward);
  }
}
