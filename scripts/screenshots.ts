import { takeScreenshots } from '../e2e/screenshots/take-screenshots.ts';
import { Cleanup } from '../e2e/site/cleanup.ts';
import { buildWeb } from './local/build-web.ts';
import { say } from './local/step.ts';

// npm run screenshots: docs/screenshots and docs/screenshot.webp anew.
const cleanup = new Cleanup();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void cleanup.run().finally(() => process.exit(130)));
}
await buildWeb();
try {
  await takeScreenshots(say, cleanup);
} finally {
  await cleanup.run();
}
process.exit(0);
