import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { renderEnvExample } from '../../apps/api/src/config/env.ts';
import { root } from '../local/paths.ts';
import { pendingMigration } from '../local/pending-migration.ts';
import { runChild } from './run-child.ts';

/** Answers what is wrong, or undefined. */
export type Check = () => Promise<string | undefined>;

const tool =
  (command: string, ...args: string[]): Check =>
  async () => {
    const { ok, output } = await runChild(path.join(root, 'node_modules/.bin', command), args, {
      quiet: true,
    });
    return ok ? undefined : output.trim();
  };

/** What is looked at once for the whole repository, by the name that `npm test -- NAME` takes. */
export const checks: Record<string, Check> = {
  format: tool('prettier', '--check', '--log-level=warn', '.'),
  arrows: tool(
    'depcruise',
    '--config=.dependency-cruiser.mjs',
    'apps',
    'packages',
    'scripts',
    'e2e',
    'bench',
  ),
  'dead-code': tool('knip', '--no-progress'),
  async 'env-example'() {
    const file = path.join(root, '.env.example');
    const fits = existsSync(file) && readFileSync(file, 'utf8') === renderEnvExample();
    return fits ? undefined : '.env.example is out of date: npm run env:example';
  },
  async migrations() {
    const sql = await pendingMigration();
    return sql && `prisma/migrations lack what prisma/schema.prisma says: npm run migration -- NAME\n${sql}`;
  },
};
