import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { fakeProgram } from '../../test/fake-program.ts';
import { tempFolder } from '../../test/temp-folder.ts';
import { findStripeMock } from './find-stripe-mock.ts';

const folder = tempFolder();
const find = (home: string) =>
  findStripeMock({
    env: { PATH: [path.join(home, 'bin'), '/usr/bin', '/bin'].join(':') },
    cacheDir: path.join(home, 'cache'),
    progress: () => {},
  });

test('is built with Go once, and Stripe’s description is where its module is', async () => {
  const home = path.join(folder, 'built');
  const module = path.join(home, 'module');
  fakeProgram(
    path.join(home, 'bin'),
    'go',
    `echo "$@" >> ${home}/calls
     if [ "$1" = install ]; then
       printf '#!/bin/sh\\necho stripe-mock master\\n' > "$GOBIN/stripe-mock"; chmod +x "$GOBIN/stripe-mock"
     else
       echo '{"Dir":"${module}"}'
     fi`,
  );
  const found = await find(home);
  expect(found.command).toBe(path.join(home, 'cache/stripe-mock', found.version, 'stripe-mock'));
  expect(found.openApi).toBe(path.join(module, 'embedded/openapi/spec3.json'));
  expect(await find(home)).toEqual(found);
  const name = `github.com/stripe/stripe-mock@v${found.version}`;
  const describe = `mod download -json ${name}`;
  expect(readFileSync(path.join(home, 'calls'), 'utf8').trim().split('\n')).toEqual([
    `install -v ${name}`,
    describe,
    describe,
  ]);
});

test('without Go it says what helps', async () => {
  await expect(find(path.join(folder, 'none'))).rejects.toThrow('https://go.dev/dl');
});
