import { expect } from '@jest/globals';
import { getStream } from '@footlight/contracts';
import { seeMovingPicture } from './harness/picture.ts';
import { useSite } from './harness/use-site.ts';
import { openStream, signUpHost } from './site/people.ts';
import { startPublisher } from './site/publisher.ts';

const fixture = useSite({ env: { PLANS: '{"pro":{"viewers":2}}' } });

fixture.test('of three viewers of two seats the third waits and gets in when one leaves', async () => {
  const host = await signUpHost(fixture.site.url, 'Host');
  const stream = await openStream(host, 'Two seats and a queue');
  const publisher = await startPublisher(host, stream);
  fixture.afterThisTest(() => publisher.stop());
  const viewer = async () => {
    const page = await fixture.visitor();
    await page.goto(stream.watch_url);
    return page;
  };
  const first = await viewer();
  await seeMovingPicture(first);
  const second = await viewer();
  await seeMovingPicture(second);

  // The third is a guest, whom nobody knows before the queue.
  const third = await viewer();
  await third.getByText('2 watching, up to 2').waitFor();
  await third.getByRole('button', { name: 'Wait in the queue' }).click();
  await third.getByRole('heading', { name: 'You are next in line' }).waitFor();

  // The fourth sees those who are there already, and the host how many wait.
  const fourth = await viewer();
  await fourth.getByText('1 person is waiting.').waitFor();
  await fourth.getByRole('button', { name: 'Wait in the queue' }).click();
  await fourth.getByRole('heading', { name: 'You are 2nd in line' }).waitFor();
  const params = { stream_id: stream.id };
  await expect(host.client.call(getStream, { params })).resolves.toMatchObject({
    stream: { viewers: 2, queue_length: 2 },
  });

  // A page that is loaded again keeps its place.
  await fourth.reload();
  await fourth.getByRole('heading', { name: 'You are 2nd in line' }).waitFor();

  await third.bringToFront();
  await first.close({ runBeforeUnload: true });
  await seeMovingPicture(third);
  await fourth.getByRole('heading', { name: 'You are next in line' }).waitFor();
  await fourth.getByRole('button', { name: 'Leave the queue' }).click();
  await fourth.getByRole('heading', { name: 'This stream is full' }).waitFor();
  await expect(host.client.call(getStream, { params })).resolves.toMatchObject({
    stream: { viewers: 2, queue_length: 0 },
  });
});
