import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { asFailure } from './failure.ts';
import { root } from './paths.ts';
import type { Running } from './running-file.ts';
import type { Settings } from './settings.ts';

/**
 * The one-time link that makes the first admin, from a process of its own, so that it is in no log.
 * @returns undefined when somebody runs the server
 */
export async function adminLink(settings: Settings, running: Running): Promise<string | undefined> {
  const env = {
    ...settings.environment,
    ...running.services,
    HOST: settings.host,
    PUBLIC_URL: running.url,
  };
  const run = promisify(execFile)(process.execPath, ['apps/api/src/admin-link.ts'], { cwd: root, env });
  const { stdout } = await run.catch(asFailure);
  return stdout.trim() || undefined;
}
