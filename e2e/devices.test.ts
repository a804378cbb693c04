/// <reference lib="dom" />
import { expect } from '@jest/globals';
import { broadcast, openStudio } from './harness/host-steps.ts';
import { seeMovingPicture } from './harness/picture.ts';
import { useSite } from './harness/use-site.ts';
import { signUpHost } from './site/people.ts';
import { signIn } from './site/sign-in.ts';
import type { ChromiumOptions } from './site/chromium.ts';

const fixture = useSite();

async function studioWith(options: ChromiumOptions) {
  const host = await signUpHost(fixture.site.url, 'Host');
  const page = await fixture.visitor({ browser: await fixture.otherBrowser(options) });
  await signIn(page, fixture.site.url, host);
  await openStudio(page, fixture.site.url, 'Without a picture');
  return page;
}

fixture.test('a blocked camera is explained, with a next step, and prevents an empty stream', async () => {
  const page = await studioWith({ camera: 'refused' });
  await page.getByText('Camera access is blocked').waitFor();
  await page.getByText('Microphone access is blocked.').waitFor();
  await page.getByRole('button', { name: 'Try again' }).first().waitFor();
  await page.getByText('You can’t go live yet:').waitFor();
  await expect(page.getByRole('button', { name: 'Go live' }).isDisabled()).resolves.toBe(true);
});

fixture.test('without a camera the studio says so, and the screen can be shared instead', async () => {
  const page = await studioWith({ camera: 'none' });
  await page.evaluate(() => {
    // A headless browser has no screen to choose: a canvas stands in for it.
    const screen = document.createElement('canvas');
    screen.getContext('2d')?.fillRect(0, 0, 10, 10);
    navigator.mediaDevices.getDisplayMedia = () => Promise.resolve(screen.captureStream(5));
  });
  await page.getByText('No camera found').waitFor();
  await page.getByText('You can’t go live yet:').waitFor();
  await expect(page.getByRole('button', { name: 'Go live' }).isDisabled()).resolves.toBe(true);

  await page.getByRole('button', { name: 'Share screen' }).first().click();
  await page.getByText('Your screen is shared, without a camera').waitFor();
  await expect(page.getByRole('button', { name: 'Go live' }).isEnabled()).resolves.toBe(true);
});

fixture.test(
  'a camera that is pulled out while live is explained on both pages, and comes back',
  async () => {
    const { url } = fixture.site;
    const studio = await fixture.visitor();
    const watchLink = await broadcast(studio, url, await signUpHost(url, 'Host'), 'Now you see me');
    const watch = await fixture.visitor();
    await watch.goto(watchLink);
    await seeMovingPicture(watch);

    await studio.evaluate(() => {
      // What a browser does when the camera is pulled out.
      const preview = document.querySelector('video')?.srcObject;
      const [camera] = preview instanceof MediaStream ? preview.getVideoTracks() : [];
      camera?.stop();
      camera?.dispatchEvent(new Event('ended'));
    });
    await studio.getByText('The camera was unplugged').waitFor();
    await studio.getByText('The stream continues without video.').waitFor();
    await watch.getByText('You can still hear Host.').waitFor();

    // And when it is plugged in again.
    await studio.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
    await seeMovingPicture(watch);
  },
);
