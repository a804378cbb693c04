import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { tryLock } from '../../packages/local-stack/src/index.ts';
import { Failure } from './failure.ts';
import { loadDotEnv } from './load-dot-env.ts';
import { dataDir } from './paths.ts';
import { readRunning } from './running-file.ts';

/**
 * Loads .env and takes the data folder for this process alone.
 * @throws Failure when another Footlight runs from it
 */
export function openHome(): { dir: string; release: () => void } {
  loadDotEnv();
  const dir = dataDir();
  mkdirSync(dir, { recursive: true });
  const release = tryLock(path.join(dir, 'lock'));
  if (release) return { dir, release };
  const running = readRunning(dir);
  const where = running ? ` at ${running.url} (process ${running.pid})` : '';
  throw new Failure(`Footlight already runs from ${dir}${where}. Use that one, or stop it first.`);
}
