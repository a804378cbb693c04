import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How other commands find a Footlight that runs from this folder. */
export interface Running {
  url: string;
  pid: number;
  /** Where its database and LiveKit are, with what opens them. */
  services: Record<string, string>;
}

const file = (dir: string) => path.join(dir, 'running.json');

export function writeRunning(dir: string, running: Running): void {
  writeFileSync(file(dir), `${JSON.stringify(running)}\n`, { mode: 0o600 });
}

/** Undefined when none is written; one that is may be left from a crash. */
export function readRunning(dir: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(file(dir), 'utf8')) as Running;
  } catch {
    return undefined;
  }
}

export function removeRunning(dir: string): void {
  rmSync(file(dir), { force: true });
}
