import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@jest/globals';

/** The bootstrap is plain JavaScript for older Nodes; it is asked through Node rather than typed here. */
function explain(output: string): string {
  const file = path.join(import.meta.dirname, 'explain-install-failure.mjs');
  const script = `import { explainInstallFailure } from ${JSON.stringify(file)};
    process.stdout.write(explainInstallFailure('the parts', process.argv[1]));`;
  const args = ['--input-type=module', '--eval', script, output];
  return execFileSync(process.execPath, args, { encoding: 'utf8', env: {} });
}

test.each([
  ['npm error code ENOTFOUND\nnpm error network request failed', 'the npm registry does not answer'],
  [
    'ERR_PNPM_META_FETCH_FAIL  GET https://registry/x: error sending request',
    'the npm registry does not answer',
  ],
  ['npm error code ENOSPC', 'the disk is full'],
])('%j in words', (output, words) => {
  expect(explain(output)).toContain(words);
});

test('shows the end of output that it cannot explain', () => {
  const output = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
  expect(explain(output)).toMatch(/^Could not install the parts:\nline 28\n[\s\S]*line 39$/);
});
