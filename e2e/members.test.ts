/// <reference lib="dom" />
import { createStream, startStream } from '@footlight/contracts';
import { seeMovingPicture } from './harness/picture.ts';
import { useSite } from './harness/use-site.ts';
import { linkIn } from './harness/link-in.ts';
import { confirmAddress, signUpHost } from './site/people.ts';
import { startPublisher } from './site/publisher.ts';
import { signIn } from './site/sign-in.ts';

const fixture = useSite();

fixture.test('somebody without an account is invited, makes one, confirms it and watches', async () => {
  const { url, mailbox } = fixture.site;
  const email = 'sol@people.example';
  const host = await signUpHost(url, 'Clay Circle');
  await confirmAddress(host, mailbox);
  const { stream } = await host.client.call(createStream, {
    params: { channel_id: host.channel.id },
    body: { title: 'For the circle', visibility: 'members_only' },
  });
  await host.client.call(startStream, { params: { stream_id: stream.id } });
  const publisher = await startPublisher(host, stream, { width: 320, height: 180 });
  fixture.afterThisTest(() => publisher.stop());

  // Nobody known reads why, and what helps.
  const guest = await fixture.visitor();
  await guest.goto(stream.watch_url);
  await guest.getByRole('main').getByRole('link', { name: 'Sign in' }).first().waitFor();

  // The owner invites an address that nobody here knows.
  const owner = await fixture.visitor();
  await signIn(owner, url, host);
  await owner.goto(`${url}/dashboard/channels/${host.channel.id}/people`);
  await owner.getByRole('button', { name: 'Invite' }).click();
  await owner.getByLabel('E-mail addresses').fill(`Sol <${email}>\nnobody at all`);
  await owner.getByRole('button', { name: 'Send invitations' }).click();
  await owner.getByText('1 person was invited.').waitFor();
  await owner.getByText('Not an e-mail address.').first().waitFor();

  // Whoever gets the mail makes an account with that address.
  const page = await fixture.visitor();
  await page.goto(linkIn((await mailbox.mailTo(email, 'You are invited to “Clay Circle”')).text));
  await page.getByRole('main').getByRole('link', { name: 'Create account' }).click();
  await page.getByLabel('Display name').fill('Sol');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('a lamp and a rope');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('button', { name: 'Account of Sol' }).waitFor();

  // Confirming the address is all that it takes.
  await page.goto(linkIn((await mailbox.mailTo(email, 'Confirm your address')).text));
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  await page.goto(stream.watch_url);
  await seeMovingPicture(page);
});
