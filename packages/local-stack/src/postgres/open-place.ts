import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.ts';

/** Where root keeps what the server's system user must reach when the checkout lies below a closed folder. */
const OPEN_PLACE = '/var/lib/footlight';

function makeOpen(place: string): string {
  mkdirSync(place, { recursive: true });
  // Lets everybody through and nobody list it.
  chmodSync(place, 0o711);
  return place;
}

/** A new folder there, for one cluster's data. */
export function openFolder(openPlace = OPEN_PLACE): string {
  const folder = mkdtempSync(path.join(makeOpen(openPlace), 'data-'));
  chmodSync(folder, 0o711);
  return folder;
}

/** A copy of the programs there, made once per version; a half-made copy is never used. */
export function openCopy(binaries: Binaries, openPlace = OPEN_PLACE): Binaries {
  const home = path.join(makeOpen(openPlace), `postgresql-${binaries.version}`);
  if (!existsSync(home)) {
    const unfinished = mkdtempSync(`${home}.`);
    cpSync(binaries.home, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      // Static libraries are for building against, a third of the whole.
      filter: (source) => !source.endsWith('.a'),
    });
    // node_modules may have been made under a strict umask.
    execFileSync('chmod', ['-R', 'a+rX', unfinished]);
    moveUnlessThere(unfinished, home);
  }
  return { ...binaries, home };
}

/** Another process may have been faster; its copy is as good as ours. */
function moveUnlessThere(unfinished: string, home: string) {
  try {
    renameSync(unfinished, home);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}
