import { closePublisher, publishTestPicture } from '@footlight/test-publisher';

// The process behind publisher.ts: URL TOKEN WIDTH HEIGHT.
const [url = '', token = '', width, height] = process.argv.slice(2);
const broadcast = await publishTestPicture({ url, token, width: Number(width), height: Number(height) });
process.once('SIGTERM', () => void broadcast.stop().then(closePublisher));
process.stdout.write('published\n');
