import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { root } from './local/paths.ts';

const tree = mkdtempSync(path.join(tmpdir(), 'footlight-arrows-'));
afterAll(() => rmSync(tree, { recursive: true, force: true }));

const api = 'apps/api/src';
const web = 'apps/web/src';

/** Each line is one file that imports one other: rule, who, whom. */
const FORBIDDEN = [
  ['domains-by-index', `${api}/plugins/auth.ts`, `${api}/domains/streams/get-stream.ts`],
  ['context-names-batchers', `${api}/context.ts`, `${api}/domains/streams/list-streams.ts`],
  ['web-not-api', `${web}/lib/secrets.ts`, `${api}/config/env.ts`],
  ['packages-not-apps', 'packages/contracts/src/index.ts', `${web}/lib/format.ts`],
  ['domain-by-index', `${api}/domains/chat/post.ts`, `${api}/domains/streams/get-stream.ts`],
  [
    'policies-and-presenters-are-pure',
    `${api}/domains/chat/chat.policy.ts`,
    `${api}/domains/chat/chat.queries.ts`,
  ],
  [
    'policies-and-presenters-are-pure',
    `${api}/domains/chat/chat.presenter.ts`,
    `${api}/gateways/livekit/tell.ts`,
  ],
  ['policies-and-presenters-are-pure', `${api}/domains/chat/mute.policy.ts`, `${api}/db/client.ts`],
  ['routes-tell-no-story', `${api}/domains/chat/posts/routes.ts`, `${api}/domains/chat/chat.queries.ts`],
  ['routes-tell-no-story', `${api}/domains/chat/lists/routes.ts`, `${api}/gateways/livekit/tell.ts`],
  ['routes-tell-no-story', `${api}/domains/chat/mutes/routes.ts`, `${api}/db/client.ts`],
  ['queries-know-no-story', `${api}/domains/chat/mutes.queries.ts`, `${api}/domains/chat/list.ts`],
  ['gateways-know-no-domain', `${api}/gateways/livekit/rooms.ts`, `${api}/domains/streams/index.ts`],
  ['database-in-one-place', `${api}/domains/chat/count.ts`, 'node_modules/pg/index.js'],
  ['features-apart', `${web}/features/chat/log.tsx`, `${web}/features/studio/bar.tsx`],
  ['shared-below-features', `${web}/components/card.tsx`, `${web}/features/studio/bar.tsx`],
  ['shared-below-features', `${web}/lib/request.ts`, `${web}/app/router.tsx`],
] as const;

/** Their neighbours, which are right. */
const ALLOWED = [
  [`${api}/context.ts`, `${api}/domains/seating/seat-batcher.ts`],
  [`${api}/domains/chat/start.ts`, `${api}/domains/streams/index.ts`],
  [`${api}/domains/chat/read.ts`, `${api}/domains/chat/chat.queries.ts`],
  [`${api}/domains/chat/people.queries.ts`, `${api}/db/client.ts`],
  [`${api}/domains/chat/routes.ts`, `${api}/domains/chat/read.ts`],
  [`${api}/db/client.ts`, 'node_modules/pg/index.js'],
  [`${web}/features/chat/field.tsx`, `${web}/components/card.tsx`],
] as const;

const write = (file: string, content: string) => {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
  writeFileSync(path.join(tree, file), content);
};

function importing(from: string, to: string): string {
  if (to.startsWith('node_modules/pg')) return "import pg from 'pg';\nexport const value = pg;\n";
  const relative = path.posix.relative(path.posix.dirname(from), to);
  const specifier = relative.startsWith('.') ? relative : `./${relative}`;
  return `import { value as other } from '${specifier}';\nexport const value = other;\n`;
}

interface Report {
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

function cruise(): string[] {
  const { stdout } = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      `--config=${path.join(root, '.dependency-cruiser.mjs')}`,
      '--output-type=json',
      'apps',
      'packages',
    ],
    // The worker's own settings for Jest are not for other programs.
    { cwd: tree, encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  const { violations } = (JSON.parse(stdout) as Report).summary;
  return violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

test('each import rule of the design is enforced, and nothing else is forbidden', () => {
  copyFileSync(path.join(root, 'tsconfig.base.json'), path.join(tree, 'tsconfig.base.json'));
  write('node_modules/pg/package.json', '{ "name": "pg", "main": "index.js" }');
  write('node_modules/pg/index.js', 'module.exports = {};');
  for (const [, , to] of FORBIDDEN)
    if (!to.startsWith('node_modules')) write(to, 'export const value = 1;\n');
  for (const [from, to] of ALLOWED) {
    if (!to.startsWith('node_modules')) write(to, 'export const value = 1;\n');
    write(from, importing(from, to));
  }
  for (const [, from, to] of FORBIDDEN) write(from, importing(from, to));
  // A row's type is no access to the database.
  write(
    `${api}/domains/chat/row.presenter.ts`,
    "import type { value } from './chat.queries.ts';\nexport type V = typeof value;\n",
  );
  // Two that need each other, and one that needs nobody there is.
  write(`${api}/a.ts`, importing(`${api}/a.ts`, `${api}/b.ts`));
  write(`${api}/b.ts`, importing(`${api}/b.ts`, `${api}/a.ts`));
  write(`${api}/c.ts`, importing(`${api}/c.ts`, `${api}/gone.ts`));

  expect(cruise().sort()).toEqual(
    [
      ...FORBIDDEN.map(([rule, from, to]) => `${rule}: ${from} → ${to}`),
      `no-cycles: ${api}/a.ts → ${api}/b.ts`,
      `resolvable: ${api}/c.ts → ./gone.ts`,
    ].sort(),
  );
});
