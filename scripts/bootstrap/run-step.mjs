import { spawn } from 'node:child_process';
import { cleanEnvironment } from './environment.mjs';
import { root } from './pins.mjs';

/**
 * Runs one program to its end and hands back its exit code and what it printed.
 * Ctrl-C reaches it through the terminal's process group; a signal sent to us alone is passed on, and ends us after it.
 */
export function runStep(command, args, { cwd = root, env = {} } = {}) {
  return new Promise((resolve, reject) => {
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
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    const settle = () => {
      for (const signal of signals) process.off(signal, forward);
      if (interrupted) process.kill(process.pid, interrupted);
    };

    child.once('error', (error) => (settle(), reject(error)));
    child.once('close', (code) => (settle(), resolve({ code, output })));
  });
}
