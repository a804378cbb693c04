import path from 'node:path';
import { root } from './local/paths.ts';
import { runChild } from './test/run-child.ts';

// npm run test:mutation [-- STRYKER-ARGUMENT…]: how many small changes of the policies their unit tests notice.
const stryker = path.join(root, 'node_modules/.bin/stryker');
const { ok } = await runChild(stryker, ['run', 'stryker.config.mjs', ...process.argv.slice(3)]);
process.exit(ok ? 0 : 1);
