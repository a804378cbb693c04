import { chatLog, chooseName, say, seeMessage } from './harness/chat-steps.ts';
import { endStream, goLive, openStudio } from './harness/host-steps.ts';
import { seeMovingPicture } from './harness/picture.ts';
import { useSite } from './harness/use-site.ts';

const fixture = useSite();

fixture.test('a newcomer goes live, a guest watches and chats, and the stream ends for both', async () => {
  const { url } = fixture.site;
  const title = 'Evening rehearsal';

  // The newcomer makes an account and opens the studio.
  const studio = await fixture.visitor();
  await studio.goto(`${url}/sign-up`);
  await studio.getByLabel('Display name').fill('Ada Quartet');
  await studio.getByLabel('E-mail').fill('ada@people.example');
  await studio.getByLabel('Password', { exact: true }).fill('a lamp and a rope');
  await studio.getByRole('button', { name: 'Create account' }).click();
  await studio.getByRole('link', { name: 'Dashboard' }).click();
  await openStudio(studio, url, title);
  await seeMovingPicture(studio);
  await goLive(studio);
  const watchLink = await studio.getByLabel('Watch link').inputValue();

  // The home page lists it, and its card leads to the picture.
  const home = await fixture.visitor();
  await home.goto(url);
  await home.getByRole('link', { name: title }).waitFor();

  // A guest opens the link: the picture moves, and the studio counts one viewer.
  const watch = await fixture.visitor();
  await watch.goto(watchLink);
  await seeMovingPicture(watch);
  await studio.getByRole('banner').getByText('1 watching, up to 100').waitFor();

  // A name, once, and words both ways.
  await chooseName(watch, 'Grüner Gast');
  await say(watch, 'Hello from the second row');
  await seeMessage(studio, 'Hello from the second row');
  await say(studio, 'Welcome in');
  await seeMessage(watch, 'Welcome in');
  await say(watch, 'My name is still here');

  // What the host removes goes on the other page too.
  await chatLog(studio).getByText('Hello from the second row').hover();
  await chatLog(studio)
    .locator('[data-seq]')
    .filter({ hasText: 'Hello from the second row' })
    .getByRole('button', { name: 'Actions for the message of Grüner Gast' })
    .click();
  await studio.getByRole('menuitem', { name: 'Remove message' }).click();
  await chatLog(watch).getByText('Message removed by a moderator').waitFor();
  await chatLog(watch).getByText('Hello from the second row').waitFor({ state: 'detached' });

  // The end, on all pages.
  await endStream(studio);
  await studio.getByRole('heading', { name: 'The stream has ended' }).waitFor();
  await watch.getByText('The stream has ended', { exact: true }).waitFor();
  await home.getByRole('link', { name: title }).waitFor({ state: 'detached' });
  await home.getByText('Nobody is live').waitFor();
});
