import { openDemoStream } from './demo/demo-stream.ts';
import { Failure } from './local/failure.ts';
import { loadDotEnv } from './local/load-dot-env.ts';
import { dataDir } from './local/paths.ts';
import { readRunning } from './local/running-file.ts';
import { say } from './local/step.ts';

loadDotEnv();
// LiveKit's library reads it while it is loaded, and logs its inner life unless it is this.
process.env.NODE_ENV = 'production';
const { closePublisher, publishTestPicture } = await import('../packages/test-publisher/src/index.ts');

const origin = process.env.FOOTLIGHT_URL || readRunning(dataDir())?.url;
if (origin === undefined) throw new Failure('Footlight does not run here. Start it first: npm start');

const stream = await openDemoStream(origin);
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void end('\nEnding', 0));

const publishing = publishTestPicture({
  ...stream.room,
  onDisconnect: () => void end('The room was closed.', 1),
});
const { width, height } = await publishing.catch((cause: unknown) => {
  throw new Failure(`The broadcast did not start: ${cause instanceof Error ? cause.message : String(cause)}`);
});
say(`Broadcasting a test picture, ${width}×${height}. Watch it at\n\n  ${stream.watchUrl}\n`);
say('Ctrl-C ends the stream.');

async function end(why: string, code: number): Promise<void> {
  if (ending) return;
  ending = true;
  say(why);
  await publishing.then(
    (broadcast) => broadcast.stop(),
    () => undefined,
  );
  await stream.end().catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    code = 1;
  });
  await closePublisher();
  process.exit(code);
}
