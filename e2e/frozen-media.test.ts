import { expect } from '@jest/globals';
import { say, chooseName } from './harness/chat-steps.ts';
import { broadcast } from './harness/host-steps.ts';
import { seeMovingPicture } from './harness/picture.ts';
import { useSite } from './harness/use-site.ts';
import { openStream, signUpHost } from './site/people.ts';
import { startPublisher } from './site/publisher.ts';

/** Within so many milliseconds a frozen picture has words; the rest is for a machine that has much else to do. */
const WORDS_WITHIN_MS = 5_000 + 2_000;
const fixture = useSite();

fixture.test(
  'a host who is silent without a word: viewers read it within 5 s, until the picture moves',
  async () => {
    const host = await signUpHost(fixture.site.url, 'Host');
    const stream = await openStream(host, 'Frozen');
    const publisher = await startPublisher(host, stream);
    fixture.afterThisTest(() => publisher.stop());
    const watch = await fixture.visitor();
    await watch.goto(stream.watch_url);
    await seeMovingPicture(watch);
    await chooseName(watch, 'Guest');

    publisher.pause();
    await watch.getByText('The host is reconnecting').waitFor({ timeout: WORDS_WITHIN_MS });
    // The viewer's own connection is well.
    await say(watch, 'Are you there');
    await expect(watch.getByText('Connection lost').count()).resolves.toBe(0);
    publisher.resume();
    await watch.getByText('The host is reconnecting').waitFor({ state: 'hidden' });
    await seeMovingPicture(watch);
  },
);

fixture.test('a media server that is silent without a word: both pages say so within 5 s', async () => {
  const { url, livekit } = fixture.site;
  const host = await signUpHost(url, 'Host');
  const studio = await fixture.visitor();
  const watchLink = await broadcast(studio, url, host, 'Silence');
  const watch = await fixture.visitor();
  await watch.goto(watchLink);
  await seeMovingPicture(watch);
  const bar = studio.getByRole('banner');
  await bar.getByText('1 watching, up to 100').waitFor();

  // Every connection stays open, and nothing comes by any of them.
  process.kill(livekit.pid(), 'SIGSTOP');
  fixture.afterThisTest(() => void process.kill(livekit.pid(), 'SIGCONT'));
  await Promise.all([
    watch.getByText('Connection lost').waitFor({ timeout: WORDS_WITHIN_MS }),
    bar.getByText('Reconnecting').waitFor({ timeout: WORDS_WITHIN_MS }),
  ]);
  await expect(bar.getByText('Live', { exact: true }).count()).resolves.toBe(0);
  await watch.getByText('You keep your seat.').waitFor();

  process.kill(livekit.pid(), 'SIGCONT');
  await seeMovingPicture(watch, 60_000);
  await watch.getByText('Connection lost').waitFor({ state: 'hidden' });
  await bar.getByText('Live', { exact: true }).waitFor({ timeout: 60_000 });
});
