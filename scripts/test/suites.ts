import path from 'node:path';
import { root } from '../local/paths.ts';
import { runChild } from './run-child.ts';
import { readSums, type Sums } from './sums.ts';

/** The suites of jest.config.mjs and their folders. The first five run as cached tasks of their packages too. */
export const suites: Record<string, string> = {
  plans: 'packages/plans',
  contracts: 'packages/contracts',
  'local-stack': 'packages/local-stack',
  'test-publisher': 'packages/test-publisher',
  'stripe-sandbox': 'packages/stripe-sandbox',
  web: 'apps/web',
  scripts: 'scripts',
  api: 'apps/api',
  e2e: 'e2e',
  faults: 'e2e/faults',
};

/** Runs one suite of Jest, or those of its tests whose path contains one of the fragments. */
export async function runSuite(
  name: string,
  fragments: string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Sums> {
  const jest = path.join(root, 'scripts/jest.mjs');
  const { ok } = await runChild(process.execPath, [jest, name, '--', ...fragments], { env });
  return readSums(path.join(root, '.results', `${name}.json`), ok);
}
