// node scripts/jest.mjs SUITE… [-- JEST-ARGUMENT…]: runs suites of jest.config.mjs and writes their sums
// to .results/SUITE….json in the folder it is called from (turbo caches that file with the package).
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const separator = process.argv.indexOf('--');
const end = separator === -1 ? process.argv.length : separator;
const suites = process.argv.slice(2, end);
const rest = process.argv.slice(end + 1);

const results = path.resolve('.results', `${suites.join('-')}.json`);
rmSync(results, { force: true });

const child = spawn(
  process.execPath,
  [
    createRequire(import.meta.url).resolve('jest/bin/jest'),
    // First: the options below take every word that follows them.
    ...rest,
    `--config=${path.join(root, 'jest.config.mjs')}`,
    '--selectProjects',
    ...suites,
    '--reporters=default',
    `--reporters=${path.join(root, 'scripts/jest/sums-reporter.mjs')}`,
    // Browsers and a whole stack at once: one file after the other.
    ...(suites.some((suite) => suite === 'e2e' || suite === 'faults') ? ['--runInBand'] : []),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    // Jest's workers read only this variable, not our arguments.
    env: {
      ...process.env,
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
      FOOTLIGHT_RESULTS: results,
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.once('exit', (code, signal) => {
  process.exitCode = code ?? 128 + constants.signals[signal];
});
