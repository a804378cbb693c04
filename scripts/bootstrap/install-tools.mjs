import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { NODE, PNPM, tools } from './pins.mjs';
import { explainInstallFailure } from './explain-install-failure.mjs';
import { runStep } from './run-step.mjs';

const done = path.join(tools, '.ok');

/** The npm that runs us, or the one on PATH. */
function npmCommand() {
  const self = process.env.npm_execpath ?? '';
  return /npm-cli\.js$/.test(self) ? [process.execPath, [self]] : ['npm', []];
}

/**
 * Fetches the pinned Node and pnpm from the npm registry, once per checkout. They are made in a folder of their own and
 * renamed into place, so two commands at once, or one that was stopped, leave no half-made tools.
 */
export async function installTools() {
  if (existsSync(done)) return;
  const began = performance.now();
  console.log(`Fetching Node ${NODE} and pnpm ${PNPM} for this checkout (once)`);
  const unfinished = `${tools}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  // Both packages put their program in place with an install script, which npm runs only when told so.
  const allowScripts = { [`node@${NODE}`]: true, [`pnpm@${PNPM}`]: true };
  writeFileSync(path.join(unfinished, 'package.json'), JSON.stringify({ private: true, allowScripts }));

  try {
    const [npm, prefix] = npmCommand();
    const flags = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
    const retries = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
    const { code, output } = await runStep(
      npm,
      [...prefix, 'install', ...flags, ...retries, '--ignore-scripts=false', `node@${NODE}`, `pnpm@${PNPM}`],
      { cwd: unfinished },
    ).catch((error) => {
      if (error.code !== 'ENOENT') throw error;
      throw new Failure('npm was not found. Install npm, which comes with Node, and run the command again.');
    });
    if (code !== 0) throw new Failure(explainInstallFailure(`Node ${NODE} and pnpm ${PNPM}`, output));
    writeFileSync(path.join(unfinished, '.ok'), '');
    moveIntoPlace(unfinished);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  console.log(`Node and pnpm are ready, ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

function moveIntoPlace(unfinished) {
  try {
    renameSync(unfinished, tools);
  } catch (error) {
    // Another command was faster: its tools are as good as ours.
    if (!existsSync(done)) throw error;
  }
}
