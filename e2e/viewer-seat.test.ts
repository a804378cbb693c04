import { expect } from '@jest/globals';
import { getStream, type Stream } from '@footlight/contracts';
import { chooseName, say } from './harness/chat-steps.ts';
import { seeMovingPicture } from './harness/picture.ts';
import { waitUntil } from './harness/wait-until.ts';
import { useSite } from './harness/use-site.ts';
import { openStream, signUpHost, type Host } from './site/people.ts';
import { startPublisher } from './site/publisher.ts';

const fixture = useSite({ env: { PLANS: '{"pro":{"viewers":2}}' } });

async function liveStream(): Promise<{ host: Host; stream: Stream }> {
  const host = await signUpHost(fixture.site.url, 'Host');
  const stream = await openStream(host, 'Two seats');
  const publisher = await startPublisher(host, stream);
  fixture.afterThisTest(() => publisher.stop());
  return { host, stream };
}

async function viewersOf({ host, stream }: { host: Host; stream: Stream }): Promise<number> {
  const answer = await host.client.call(getStream, { params: { stream_id: stream.id } });
  return answer.stream.viewers ?? 0;
}

fixture.test('a guest who reloads keeps the name and the one seat', async () => {
  const live = await liveStream();
  const page = await fixture.visitor();
  await page.goto(live.stream.watch_url);
  await seeMovingPicture(page);
  await chooseName(page, 'Second row');
  await say(page, 'Before the reload');
  await expect(viewersOf(live)).resolves.toBe(1);

  await page.reload();
  await seeMovingPicture(page);
  await say(page, 'And after it');
  await expect(page.getByLabel('Choose a name to chat as a guest').count()).resolves.toBe(0);
  await expect(viewersOf(live)).resolves.toBe(1);
});

fixture.test('closing the page gives the seat back', async () => {
  const live = await liveStream();
  const page = await fixture.visitor();
  await page.goto(live.stream.watch_url);
  await seeMovingPicture(page);
  await expect(viewersOf(live)).resolves.toBe(1);
  await page.close({ runBeforeUnload: true });
  await waitUntil(
    () => viewersOf(live),
    (viewers) => viewers === 0,
  );
});

fixture.test(
  'a viewer who finds every seat taken takes one that gets free and nobody waits for',
  async () => {
    const live = await liveStream();
    const [first, second, third] = await Promise.all([
      fixture.visitor(),
      fixture.visitor(),
      fixture.visitor(),
    ]);
    await first.goto(live.stream.watch_url);
    await seeMovingPicture(first);
    await second.goto(live.stream.watch_url);
    await seeMovingPicture(second);

    await third.goto(live.stream.watch_url);
    await third.getByText('This stream is full').waitFor();
    await third.getByText('2 watching, up to 2').waitFor();
    await first.close({ runBeforeUnload: true });
    await seeMovingPicture(third);
    await expect(viewersOf(live)).resolves.toBe(2);
  },
);

fixture.test(
  'of two tabs of one viewer the newer one plays, and the older one can take it back',
  async () => {
    const live = await liveStream();
    const first = await fixture.visitor();
    await first.goto(live.stream.watch_url);
    await seeMovingPicture(first);
    const second = await first.context().newPage();
    await second.goto(live.stream.watch_url);
    await seeMovingPicture(second);
    await first.getByText('You are watching in another tab').waitFor();
    await expect(viewersOf(live)).resolves.toBe(1);

    await first.bringToFront();
    await first.getByRole('button', { name: 'Watch here' }).click();
    await seeMovingPicture(first);
    await second.getByText('You are watching in another tab').waitFor();
    await expect(viewersOf(live)).resolves.toBe(1);

    // The one that plays is closed: the other one goes on by itself.
    await first.close({ runBeforeUnload: true });
    await seeMovingPicture(second);
    await expect(viewersOf(live)).resolves.toBe(1);
  },
);
