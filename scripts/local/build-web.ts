import { createRequire } from 'node:module';
import path from 'node:path';
import { keepChild } from '../../packages/local-stack/src/index.ts';
import { Failure } from './failure.ts';
import { root } from './paths.ts';

/** Turborepo's own program; the script around it does not pass signals on. */
export function turboProgram(): string {
  const fromTurbo = createRequire(
    createRequire(path.join(root, 'package.json')).resolve('turbo/package.json'),
  );
  const machine = `${process.platform}-${process.arch === 'x64' ? '64' : process.arch}`;
  return fromTurbo.resolve(`@turbo/${machine}/bin/turbo`);
}

/**
 * Builds the web app through Turborepo's cache.
 * @throws Failure with the build's output
 */
export async function buildWeb(): Promise<void> {
  const lines: string[] = [];
  const build = await keepChild({
    command: turboProgram(),
    args: ['run', 'build', '--output-logs=errors-only'],
    stopSignal: 'SIGINT',
    cwd: root,
    onLine: (line) => lines.push(line),
  });
  const how = await build.exited;
  if (how !== 'ended with exit code 0')
    throw new Failure(`The web app could not be built:\n${lines.join('\n')}`);
}
