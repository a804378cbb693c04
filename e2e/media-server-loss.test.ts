import { expect } from '@jest/globals';
import { getStream } from '@footlight/contracts';
import { chooseName, say, seeMessage } from './harness/chat-steps.ts';
import { broadcast } from './harness/host-steps.ts';
import { seeMovingPicture } from './harness/picture.ts';
import { useSite } from './harness/use-site.ts';
import { signUpHost } from './site/people.ts';

const fixture = useSite();

fixture.test(
  'the media server crashes and comes back: words, chat and the same stream on both pages',
  async () => {
    const { url, livekit } = fixture.site;
    const host = await signUpHost(url, 'Host');
    const studio = await fixture.visitor();
    const watchLink = await broadcast(studio, url, host, 'Through thick and thin');
    const watch = await fixture.visitor();
    await watch.goto(watchLink);
    await seeMovingPicture(watch);
    await chooseName(watch, 'Guest');
    const stream_id = watchLink.split('/').at(-1) ?? '';
    const before = await host.client.call(getStream, { params: { stream_id } });

    await livekit.kill();
    await watch
      .getByText('The video server does not answer')
      .or(watch.getByText('Connection lost'))
      .first()
      .waitFor({ timeout: 30_000 });
    await studio
      .getByText('The video server does not answer.')
      .or(studio.getByText('The connection to the video server dropped.'))
      .first()
      .waitFor({ timeout: 30_000 });

    // The chat goes on without it.
    await say(watch, 'Does this still work');
    await seeMessage(studio, 'Does this still work');
    await say(studio, 'It does');
    await seeMessage(watch, 'It does');

    // Nobody touches the pages.
    await livekit.restart();
    await seeMovingPicture(watch, 60_000);
    await studio.getByRole('banner').getByText('Live', { exact: true }).waitFor();
    const after = await host.client.call(getStream, { params: { stream_id } });
    expect(after.stream).toMatchObject({ state: 'live', started_at: before.stream.started_at });
  },
);
