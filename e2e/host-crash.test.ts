import { chooseName, say, seeMessage } from './harness/chat-steps.ts';
import { broadcast } from './harness/host-steps.ts';
import { seeMovingPicture } from './harness/picture.ts';
import { useSite } from './harness/use-site.ts';
import { signUpHost } from './site/people.ts';
import { signIn } from './site/sign-in.ts';

const fixture = useSite();
/** LiveKit notifications a browser that died without a word after some 20 s, and after 5 s more the stream is interrupted. */
const NOTICED_WITHIN_MS = 45_000;

fixture.test(
  'the host’s browser dies: the viewer waits, and the host goes on with the same stream',
  async () => {
    const { url } = fixture.site;
    const host = await signUpHost(url, 'Phoenix');
    const browser = await fixture.otherBrowser();
    const studio = await fixture.visitor({ browser });
    const watchLink = await broadcast(studio, url, host, 'Twice born');
    const watch = await fixture.visitor();
    await watch.goto(watchLink);
    await seeMovingPicture(watch);
    await chooseName(watch, 'Patient');

    const dying = await browser.newBrowserCDPSession();
    dying.send('Browser.crash').catch(() => undefined);
    await watch.getByText('The host is reconnecting').waitFor({ timeout: NOTICED_WITHIN_MS });
    await say(watch, 'Come back');

    const again = await fixture.visitor();
    await signIn(again, url, host);
    await again.getByRole('link', { name: 'Dashboard' }).click();
    await again.getByRole('link', { name: 'Back to the studio' }).click();
    await seeMessage(again, 'Come back');
    await again.getByRole('banner').getByRole('button', { name: 'Continue' }).click();
    await seeMovingPicture(watch);
    await again.getByRole('banner').getByText('1 watching, up to 100').waitFor();
  },
);
