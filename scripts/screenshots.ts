import { takeScreenshots } from '../e2e/screenshots/take-screenshots.ts';
import { Cleanup, endWhenInterrupted } from '../e2e/site/cleanup.ts';
import { buildWeb } from './local/build-web.ts';
import { say } from './local/step.ts';

// npm run screenshots: docs/screenshots and docs/screenshot.png anew.
const cleanup = new Cleanup();
endWhenInterrupted(cleanup);
await buildWeb();
try {
  await takeScreenshots(say, cleanup);
} finally {
  await cleanup.run();
}
process.exit(0);
