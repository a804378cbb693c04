import { chooseName, chatLog, say, seeMessage, write } from './harness/chat-steps.ts';
import { seeMovingPicture } from './harness/picture.ts';
import { useSite } from './harness/use-site.ts';
import { openStream, signUpHost } from './site/people.ts';
import { startPublisher } from './site/publisher.ts';

// The data has to survive PostgreSQL's restart.
const fixture = useSite({ profile: 'durable' });

async function watching() {
  const host = await signUpHost(fixture.site.url, 'Host');
  const stream = await openStream(host, 'Behind the scenes');
  const publisher = await startPublisher(host, stream);
  fixture.afterThisTest(() => publisher.stop());
  const page = await fixture.visitor();
  await page.goto(stream.watch_url);
  await seeMovingPicture(page);
  await chooseName(page, 'Guest');
  await say(page, 'Before');
  return { page, stream };
}

fixture.test(
  'the API is away: the page says so, keeps what is written, and comes back by itself',
  async () => {
    const { page } = await watching();
    await fixture.site.api.stop();
    await write(page, 'Written meanwhile');
    await page.getByText('The server does not answer.').waitFor();
    await chatLog(page).getByText('The message was not sent.').waitFor();

    await fixture.site.api.start();
    await page.getByText('The server does not answer.').waitFor({ state: 'hidden', timeout: 45_000 });
    await chatLog(page).getByRole('button', { name: 'Send again' }).click();
    await seeMessage(page, 'Written meanwhile');
    await seeMovingPicture(page, 45_000);
  },
);

fixture.test('the database is away: the picture stays, and what is written is not lost', async () => {
  const { page, stream } = await watching();
  await fixture.site.database.stop();
  await write(page, 'Written meanwhile');
  await chatLog(page).getByText('The message was not sent.').waitFor({ timeout: 30_000 });
  await seeMovingPicture(page);

  const newcomer = await fixture.visitor();
  await newcomer.goto(stream.watch_url);
  await newcomer.getByText('The server cannot reach its database').waitFor({ timeout: 30_000 });

  await fixture.site.database.start();
  await chatLog(page).getByRole('button', { name: 'Send again' }).click();
  await seeMessage(page, 'Written meanwhile');
  await seeMovingPicture(newcomer, 45_000);
  await seeMessage(newcomer, 'Written meanwhile');
});
