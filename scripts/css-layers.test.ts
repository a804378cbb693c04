import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { root } from './local/paths.ts';

const web = path.join(root, 'apps/web');
const ORDER_FILE = 'src/styles/index.css';

/** What stands at the top level of a style sheet: `@layer NAME` of a block or a statement, a selector, another at-rule. */
function topLevelOf(css: string): string[] {
  const code = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"\n]*"|'[^'\n]*'/g, '""');
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { index, 0: mark } of code.matchAll(/[{};]/g)) {
    if (depth === 0 && mark !== '}') found.push(code.slice(start, index).trim().replace(/\s+/g, ' '));
    if (mark === '{') depth += 1;
    if (mark === '}') depth -= 1;
    if (depth === 0) start = index + 1;
  }
  return found.filter((prelude) => prelude !== '');
}

const layersOf = (preludes: string[]) =>
  preludes.flatMap((prelude) =>
    prelude.startsWith('@layer ') ? prelude.slice('@layer '.length).split(/, ?/) : [],
  );

/** What takes part in the cascade without a layer. A registered property does not: it has a type, not a value. */
const unlayered = (preludes: string[]) =>
  preludes.filter((prelude) => !/^@(layer|property|charset) /.test(prelude));

describe('the top level of a style sheet', () => {
  it.each([
    ['.a{b:c}', ['.a']],
    [
      '/* .x {} */ @layer one, two; @layer one { @media x { .a { b: c } } }',
      ['@layer one, two', '@layer one'],
    ],
    ['@layer one{.a::before{content:"} .b {"}}@media print{.c{d:e}}', ['@layer one', '@media print']],
    ['@property --x{syntax:"*";inherits:false}@keyframes y{to{z:0}}', ['@property --x', '@keyframes y']],
  ])('%s', (css, preludes) => {
    expect(topLevelOf(css)).toEqual(preludes);
  });
});

describe('the style sheets of the built site', () => {
  const out = mkdtempSync(path.join(tmpdir(), 'footlight-css-'));
  afterAll(() => rmSync(out, { recursive: true }));
  const sources = globSync('src/**/*.css', { cwd: web });
  const read = (file: string) => topLevelOf(readFileSync(path.join(web, file), 'utf8'));
  const order = layersOf(read(ORDER_FILE));
  let built: Record<string, string[]> | undefined;

  function build() {
    if (built) return built;
    const vite = path.join(web, 'node_modules/vite/bin/vite.js');
    const args = [vite, 'build', '--outDir', out, '--logLevel', 'error'];
    execFileSync(process.execPath, args, {
      cwd: web,
      env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    });
    built = Object.fromEntries(
      globSync('**/*.css', { cwd: out }).map((file) => [
        file,
        topLevelOf(readFileSync(path.join(out, file), 'utf8')),
      ]),
    );
    return built;
  }

  it('have every rule in a layer, those of packages too', () => {
    const files = Object.entries(build());
    expect(files.length).toBeGreaterThan(5);
    const rules = files.flatMap(([file, preludes]) => unlayered(preludes).map((rule) => `${file}: ${rule}`));
    expect(rules).toEqual([]);
  });

  it('know no layer but those of the declared order', () => {
    const names = new Set(Object.values(build()).flatMap(layersOf));
    expect([...names].sort()).toEqual([...order].sort());
  });

  it('come from sources that declare the order once, in the file that every page loads', () => {
    const statements = sources.flatMap((file) =>
      read(file)
        .filter((prelude) => prelude.startsWith('@layer ') && prelude.includes(','))
        .map(() => file),
    );
    expect(statements).toEqual([ORDER_FILE]);
  });

  it('keep each feature’s rules in the layer of features', () => {
    const elsewhere = sources
      .filter((file) => file.startsWith('src/features/'))
      .filter((file) => read(file).some((prelude) => prelude !== '@layer features'));
    expect(elsewhere).toEqual([]);
  });
});
