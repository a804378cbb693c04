import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands } from './commands.mjs';
import { Failure, reportAndExit } from './failure.mjs';
import { runInForeground } from './foreground.mjs';
import { installTools } from './install-tools.mjs';
import { NODE, toolsBin } from './pins.mjs';

/** Set for the second run of this file, the one under the pinned Node. */
const PINNED = 'FOOTLIGHT_PINNED_NODE';

async function underPinnedNode(name) {
  const { prepareCheckout } = await import('./prepare.mjs');
  await prepareCheckout();
  await import(new URL(`../${commands[name]}`, import.meta.url).href);
}

async function main() {
  const [name = 'start', ...args] = process.argv.slice(2);
  if (!Object.hasOwn(commands, name)) {
    throw new Failure(
      `There is no command "${name}". The commands are: ${Object.keys(commands).join(', ')}.`,
    );
  }
  if (process.env[PINNED] === NODE) return underPinnedNode(name);
  await installTools();
  const self = fileURLToPath(new URL('../run.mjs', import.meta.url));
  runInForeground(
    path.join(toolsBin, 'node'),
    ['--disable-warning=ExperimentalWarning', self, name, ...args],
    {
      [PINNED]: NODE,
    },
  );
}

await main().catch(reportAndExit);
