import { expect } from '@jest/globals';
import { createStream, createStreamKey, getStream, type Stream } from '@footlight/contracts';
import type { Page } from 'playwright-core';
import { seeMovingPicture } from './harness/picture.ts';
import { useSite } from './harness/use-site.ts';
import { waitUntil } from './harness/wait-until.ts';
import { makeStreamKey, publishFrom } from './site/encoder.ts';
import { openStream, signUpHost, type Host } from './site/people.ts';

const fixture = useSite();

const stateOf = async ({ client }: Host, { id }: Stream) =>
  (await client.call(getStream, { params: { stream_id: id } })).stream.state;

async function watch({ id }: Stream): Promise<Page> {
  const page = await fixture.visitor();
  await page.goto(`${fixture.site.url}/watch/${id}`);
  return page;
}

/** A page that can publish, of nobody who is signed in. */
async function openEncoder(): Promise<Page> {
  const page = await fixture.visitor();
  await page.goto(fixture.site.url);
  return page;
}

fixture.test('an encoder that connects starts the stream, and a viewer sees its picture', async () => {
  const { url } = fixture.site;
  const host = await signUpHost(url, 'Encoder');
  const { stream } = await host.client.call(createStream, {
    params: { channel_id: host.channel.id },
    body: { title: 'From an encoder', start_on_encoder: true },
  });
  const [page, key] = [await watch(stream), await makeStreamKey(host)];
  const location = await publishFrom(await openEncoder(), key);
  expect(new URL(location).origin).toBe(url);
  expect(await stateOf(host, stream)).toBe('live');
  await seeMovingPicture(page);

  const ended = await fetch(location, { method: 'DELETE', headers: { authorization: `Bearer ${key}` } });
  expect(ended.status).toBe(200);
  await waitUntil(
    () => stateOf(host, stream),
    (state) => state === 'interrupted',
    30_000,
  );
});

fixture.test('an encoder that died is replaced by the next one, until the key is reset', async () => {
  const { url } = fixture.site;
  const host = await signUpHost(url, 'Twice');
  const stream = await openStream(host, 'Twice connected');
  const [page, key] = [await watch(stream), await makeStreamKey(host)];
  const browser = await fixture.otherBrowser();
  const dying = await fixture.visitor({ browser });
  await dying.goto(url);
  await publishFrom(dying, key);
  await seeMovingPicture(page);
  const cdp = await browser.newBrowserCDPSession();
  cdp.send('Browser.crash').catch(() => undefined);

  await publishFrom(await openEncoder(), key);
  await seeMovingPicture(page);
  await host.client.call(createStreamKey, { params: { channel_id: host.channel.id } });
  await waitUntil(
    () => stateOf(host, stream),
    (state) => state === 'interrupted',
    30_000,
  );
});
