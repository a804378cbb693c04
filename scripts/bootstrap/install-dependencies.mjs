import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { explainInstallFailure } from './explain-install-failure.mjs';
import { Failure } from './failure.mjs';
import { NODE, PNPM, root, toolsBin } from './pins.mjs';
import { runStep } from './run-step.mjs';

const stamp = path.join(root, 'node_modules', '.install-stamp');

function wanted() {
  const hash = createHash('sha256').update(`${NODE} ${PNPM} ${process.platform} ${process.arch}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml'])
    hash.update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

/** Whether node_modules is what the lockfile asks for. */
export function dependenciesAreInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();
}

/** Installs exactly what the lockfile names. Needs the lock: two installs at once would damage node_modules. */
export async function installDependencies() {
  const began = performance.now();
  console.log('Installing dependencies');
  const { code, output } = await runStep(
    path.join(toolsBin, 'pnpm'),
    ['install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn'],
    // Without a terminal pnpm must not ask before it replaces a node_modules that something else made.
    { env: { CI: 'true' } },
  );
  if (code !== 0) throw new Failure(explainInstallFailure('the dependencies', output));
  writeFileSync(stamp, wanted());
  console.log(`Dependencies are ready, ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
