import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { findOnPath, isProgram } from '../find-on-path.ts';
import { type GoProgram, goInstall } from '../programs/go-install.ts';
import { installProgram } from '../programs/install-program.ts';

/** The stripe-mock that the sandbox is held to, with Stripe's own description of its API. */
const program: GoProgram = {
  name: 'stripe-mock',
  version: '0.203.0',
  package: 'github.com/stripe/stripe-mock',
  takes: 'about a minute',
};

export interface FindStripeMockOptions {
  env: NodeJS.ProcessEnv;
  /** The project's cache; the program gets a folder in it. */
  cacheDir: string;
  /** Takes a line a step, and every ten seconds of a long one. */
  progress: (line: string) => void;
}

export interface FoundStripeMock {
  command: string;
  version: string;
  /** The file of Stripe's OpenAPI document, in Go's cache of modules. */
  openApi: string;
}

const run = promisify(execFile);

const works = (command: string) =>
  run(command, ['-version'], { timeout: 10_000 }).then(
    ({ stdout }) => stdout.includes('stripe-mock'),
    () => false,
  );

/**
 * Finds Stripe's own mock server in the project's cache or builds it with Go, and the OpenAPI document beside its source.
 * @throws an Error when there is no Go, or it fails
 */
export async function findStripeMock(options: FindStripeMockOptions): Promise<FoundStripeMock> {
  const { env, cacheDir, progress } = options;
  const { version } = program;
  const [go] = findOnPath('go', env);
  if (go === undefined) {
    throw new Error(
      'stripe-mock is built with Go, which is not on PATH: install it (https://go.dev/dl), then run the command again.',
    );
  }
  const command = path.join(cacheDir, 'stripe-mock', version, 'stripe-mock');
  if (!isProgram(command) || !(await works(command))) {
    await installProgram(command, (folder) => goInstall(go, folder, env, progress, program), works);
  }
  const download = ['mod', 'download', '-json', `${program.package}@v${version}`];
  const { stdout } = await run(go, download, { env });
  const { Dir: folder } = JSON.parse(stdout) as { Dir: string };
  return { command, version, openApi: path.join(folder, 'embedded/openapi/spec3.json') };
}
