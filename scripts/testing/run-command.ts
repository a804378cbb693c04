import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { keepChild } from '../../packages/local-stack/src/index.ts';
import { root } from '../local/paths.ts';

/** An npm command that runs as in a person's terminal: the one program of a process group that Ctrl-C reaches. */
export async function runCommand(name: string, env: Record<string, string>) {
  const lines: string[] = [];
  const child = await keepChild({
    command: process.execPath,
    args: [path.join(root, 'scripts/run.mjs'), name],
    cwd: root,
    // Without Jest's own variables.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stopSignal: 'SIGINT',
    onLine: (line) => lines.push(line),
  });
  // As a terminal does: every process of the group gets it.
  const pressCtrlC = () => process.kill(-child.pid, 'SIGINT');
  return {
    lines,
    exited: child.exited,
    /** Waits for a line and answers its match; fails with the output when the command ends before that. */
    saw: async (pattern: RegExp): Promise<RegExpMatchArray> => {
      for (;;) {
        for (const line of lines) {
          const match = line.match(pattern);
          if (match) return match;
        }
        if (child.hasExited()) throw new Error(`${name} ${await child.exited}:\n${lines.join('\n')}`);
        await delay(50);
      }
    },
    pressCtrlC,
    /** Ctrl-C and waits until it is gone; nothing when it is. */
    async end() {
      if (child.hasExited()) return;
      pressCtrlC();
      await child.exited;
    },
  };
}

/** The process ids of everything whose command line names this folder. */
export function processesOf(folder: string): number[] {
  try {
    const found = execFileSync('pgrep', ['-f', folder], { encoding: 'utf8' });
    return found.trim().split('\n').map(Number);
  } catch {
    return [];
  }
}
