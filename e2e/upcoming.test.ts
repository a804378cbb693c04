/// <reference lib="dom" />
import { createStream, startStream, updateStream } from '@footlight/contracts';
import { expect } from '@jest/globals';
import { seeMovingPicture } from './harness/picture.ts';
import { waitUntil } from './harness/wait-until.ts';
import { useSite } from './harness/use-site.ts';
import { signUpHost } from './site/people.ts';
import { startPublisher } from './site/publisher.ts';

const fixture = useSite();

/** How long somebody may still be there who may not stay, in milliseconds. */
const OUT_WITHIN_MS = 5_000;

fixture.test('a page that counts down turns into the video by itself', async () => {
  const { url } = fixture.site;
  const host = await signUpHost(url, 'Glina & Sól');
  const inTenMinutes = new Date(Date.now() + 10 * 60_000).toISOString();
  const { stream } = await host.client.call(createStream, {
    params: { channel_id: host.channel.id },
    body: { title: 'Opening the kiln', scheduled_for: inTenMinutes },
  });
  const params = { stream_id: stream.id };

  // It is announced, and the page counts down.
  const home = await fixture.visitor();
  await home.goto(url);
  await home
    .getByRole('link', { name: /Opening the kiln/ })
    .first()
    .click();
  await home.getByRole('link', { name: /calendar/i }).waitFor();
  await home.evaluate(() => Object.assign(window, { neverReloaded: true }));

  // Hours later than planned, says the host; the page says so as well.
  const moved = new Date(Date.now() + 3 * 3_600_000).toISOString();
  await host.client.call(updateStream, { params, body: { scheduled_for: moved } });
  await home.getByRole('timer', { name: /hour/ }).waitFor();

  // On air.
  await host.client.call(startStream, { params });
  const publisher = await startPublisher(host, stream, { width: 320, height: 180 });
  fixture.afterThisTest(() => publisher.stop());
  await seeMovingPicture(home);
  expect(await home.evaluate(() => 'neverReloaded' in window)).toBe(true);
});

fixture.test('a stream becomes private while it is live: the guest is disconnected at once', async () => {
  const { url } = fixture.site;
  const host = await signUpHost(url, 'Second thoughts');
  const { stream } = await host.client.call(createStream, {
    params: { channel_id: host.channel.id },
    body: { title: 'Open door' },
  });
  const params = { stream_id: stream.id };
  await host.client.call(startStream, { params });
  const publisher = await startPublisher(host, stream, { width: 320, height: 180 });
  fixture.afterThisTest(() => publisher.stop());
  const guest = await fixture.visitor();
  await guest.goto(stream.watch_url);
  await seeMovingPicture(guest);

  const closed = performance.now();
  await host.client.call(updateStream, { params, body: { visibility: 'private' } });
  await waitUntil(
    () => guest.locator('video:not([hidden])').count(),
    (pictures) => pictures === 0,
    OUT_WITHIN_MS,
  );
  await guest.getByText('This stream isn’t available').first().waitFor();
  expect(performance.now() - closed).toBeLessThan(OUT_WITHIN_MS);
});
