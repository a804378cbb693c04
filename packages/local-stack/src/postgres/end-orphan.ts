import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Ends a server that still runs on this data folder although nobody holds the folder's lock: its keeper was killed
 * together with its parent. Removes a postmaster.pid whose process is gone or belongs to another program by now, at which PostgreSQL
 * would refuse to start.
 * @returns whether a server had to be ended
 */
export async function endOrphan(dataDir: string): Promise<boolean> {
  const file = path.join(dataDir, 'postmaster.pid');
  const pid = readPid(file);
  if (pid === undefined) return false;
  const runs = () => commandOf(pid).includes(dataDir);
  const found = runs();
  // Fast shutdown first, then the immediate one, which recovers at the next start; never kill -9: its children live on.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!runs()) break;
    process.kill(pid, signal);
    for (let waited = 0; waited < 10_000 && runs(); waited += 50) await delay(50);
  }
  if (runs())
    throw new Error(`A PostgreSQL that was left running (process ${pid}) does not end. End it by hand.`);
  rmSync(file, { force: true });
  return found;
}

function readPid(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

/** The command line of a process, empty when there is none. */
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
