import { expect } from '@jest/globals';
import { createStream } from '@footlight/contracts';
import type { Page } from 'playwright-core';
import { seeMovingPicture } from './harness/picture.ts';
import { useSite } from './harness/use-site.ts';
import { makeStreamKey } from './site/encoder.ts';
import { signUpHost } from './site/people.ts';
import { signIn } from './site/sign-in.ts';
import { publishX264, type X264Options } from './site/whip-client.ts';

const fixture = useSite();
/** x264 in software, a viewer and the studio share a machine that may be busy. */
const patience = { timeout: 60_000 };

/** A stream that starts with x264, its studio, and a page that watches. */
async function publish(name: string, options: X264Options): Promise<{ studio: Page; viewer: Page }> {
  const { url } = fixture.site;
  const host = await signUpHost(url, name);
  const { stream } = await host.client.call(createStream, {
    params: { channel_id: host.channel.id },
    body: { title: 'From x264', start_on_encoder: true },
  });
  const key = await makeStreamKey(host);
  const [studio, viewer] = [await fixture.visitor(), await fixture.visitor()];
  await signIn(studio, url, host);
  await studio.goto(`${url}/studio/${stream.id}`);
  await studio.getByText('Waiting for OBS').waitFor();
  await viewer.goto(`${url}/watch/${stream.id}`);
  const client = await publishX264(`${url}/whip`, key, options);
  fixture.afterThisTest(() => client.stop());
  await studio.getByRole('heading', { name: 'Incoming from OBS' }).waitFor(patience);
  return { studio, viewer };
}

const fact = (page: Page, name: string) =>
  page.getByRole('definition').and(page.getByLabel(name, { exact: true }));

async function readFact(page: Page, name: string, value: RegExp): Promise<void> {
  await fact(page, name).filter({ hasText: value }).waitFor(patience);
}

const bFrames = (page: Page) =>
  page.getByText('The video has B-frames. Viewers get a stuttering or frozen picture.');
const keyFrames = (page: Page) => page.getByText('Key frames are far apart.');

fixture.test(
  'the studio shows what x264 sends as a viewer gets it, and finds no B-frames where none are',
  async () => {
    const { studio, viewer } = await publish('Plain', { bFrames: 0, keyFrames: 30 });
    await readFact(studio, 'Codec', /^H\.264$/);
    await readFact(studio, 'Size', /^320 × 180$/);
    await readFact(studio, 'Frame rate', /^1[2-8] fps$/);
    await readFact(studio, 'Key frame interval', /^2\.\d s$/);
    await readFact(studio, 'B-frames', /^None$/);
    await readFact(studio, 'Sound', /^Opus$/);
    expect(await bFrames(studio).count()).toBe(0);
    expect(await keyFrames(studio).count()).toBe(0);
    await seeMovingPicture(studio);
    await seeMovingPicture(viewer);
  },
);

fixture.test('the studio names B-frames with OBS’s own settings', async () => {
  // Whoever gets no picture asks for key frames, and x264 makes them here: none are far apart.
  const { studio } = await publish('Reordered', { bFrames: 2, keyFrames: 150 });
  await bFrames(studio).waitFor(patience);
  await studio.getByText('bf=0 in “x264 Options”').waitFor();
  await readFact(studio, 'B-frames', /^Yes$/);
});
