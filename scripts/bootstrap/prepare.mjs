import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { tryLock } from '../../packages/local-stack/src/try-lock.ts';
import { clientIsGenerated, generateClient } from './generate-client.mjs';
import { dependenciesAreInstalled, installDependencies } from './install-dependencies.mjs';
import { cache } from './pins.mjs';

/**
 * Brings node_modules and the Prisma client up to date; takes a few milliseconds when they are. Runs under the pinned
 * Node (the lock's source is TypeScript) and before anything is installed (that source needs no package).
 */
export async function prepareCheckout() {
  if (dependenciesAreInstalled() && clientIsGenerated()) return;
  const release = await lock();
  try {
    // Asked again: the command we waited for may have done it all.
    if (!dependenciesAreInstalled()) await installDependencies();
    if (!clientIsGenerated()) await generateClient();
  } finally {
    release();
  }
}

async function lock() {
  const file = path.join(cache, 'install.lock');
  for (let tries = 0; ; tries++) {
    const release = tryLock(file);
    if (release) return release;
    if (tries === 0) console.log('Another command is installing in this checkout; waiting for it');
    await delay(200);
  }
}
