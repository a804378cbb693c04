import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from './local/paths.ts';

/** The colours in a part of a style sheet by their names. */
function colours(file: string, part: RegExp): Record<string, string> {
  const block = part.exec(readFileSync(path.join(root, file), 'utf8'))?.[1] ?? '';
  const found = [...block.matchAll(/(--color-[\w-]+):\s*([^;]+);/g)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]));
}

test.each(['dark', 'light'])(
  'the pages of the Stripe sandbox have the colours of the web app, %s',
  (theme) => {
    const web = colours(
      'apps/web/src/styles/tokens.css',
      new RegExp(`^\\[data-theme='${theme}'\\] \\{([^}]*)\\}`, 'm'),
    );
    const sandbox = colours(
      'packages/stripe-sandbox/src/pages/styles.ts',
      new RegExp(`${theme} = \`([^\`]*)\``),
    );
    expect(Object.keys(sandbox).length).toBeGreaterThan(15);
    expect(web).toMatchObject(sandbox);
  },
);
