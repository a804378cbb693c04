import { chooseName, say, seeMessage } from './harness/chat-steps.ts';
import { seeMovingPicture } from './harness/picture.ts';
import { useSite } from './harness/use-site.ts';
import { openStream, signUpHost } from './site/people.ts';
import { startPublisher } from './site/publisher.ts';

const GRACE_SECONDS = 8;
const fixture = useSite({ env: { GRACE_SECONDS: String(GRACE_SECONDS) } });

fixture.test(
  'a host who leaves in order and stays away: the viewer waits, then the stream has ended',
  async () => {
    const host = await signUpHost(fixture.site.url, 'Brief Encounter');
    const stream = await openStream(host, 'A short one');
    const publisher = await startPublisher(host, stream);
    const watch = await fixture.visitor();
    await watch.goto(stream.watch_url);
    await seeMovingPicture(watch);
    await chooseName(watch, 'Patient');

    await publisher.stop();
    await watch.getByText('The host is reconnecting').waitFor();
    await say(watch, 'Still here');
    await watch.getByText('The stream has ended', { exact: true }).waitFor();
    await watch.getByText('The chat is closed.').waitFor();
    await seeMessage(watch, 'Still here');
  },
);
