import { findOnPath } from '../find-on-path.ts';
import type { Run } from './run-quietly.ts';

/** Installs packages of Debian or Ubuntu that tests need. Answers false where there is no apt-get, or when it fails. */
export async function installWithApt(options: {
  env: NodeJS.ProcessEnv;
  /** What is installed, for the line that says so: "Chromium". */
  what: string;
  packages: readonly string[];
  progress: (line: string) => void;
  run: Run;
}): Promise<boolean> {
  const { env, what, packages, progress, run } = options;
  const [aptGet] = findOnPath('apt-get', env);
  if (aptGet === undefined) return false;
  progress(`Installing ${what} with apt-get for the browser tests (once)`);
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const { ok, output } = await run(aptGet, args, quiet);
    if (ok) continue;
    progress(`apt-get ${args[0]} failed: ${output.trim().split('\n').at(-1) ?? ''}`);
    return false;
  }
  return true;
}
