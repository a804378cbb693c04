import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

/** The OpenAPI document by the rules of redocly.yaml. */
async function lintApiDocument(): Promise<string | undefined> {
  const { apiDocument } = await import('../local/api-document.ts');
  const dir = mkdtempSync(path.join(tmpdir(), 'footlight-api-document-'));
  try {
    const file = path.join(dir, 'openapi.json');
    writeFileSync(file, JSON.stringify(await apiDocument(), null, 2));
    const redocly = path.join(root, 'node_modules/.bin/redocly');
    const { ok, output } = await runChild(redocly, ['lint', '--config=redocly.yaml', file], {
      quiet: true,
      // Nothing is sent to anybody, and nobody is asked for a newer version.
      env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    });
    return ok ? undefined : output.trim();
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

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
  'api-document': lintApiDocument,
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
