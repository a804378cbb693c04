/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import { releaseSeat, takeSeat } from '@footlight/contracts';
import type * as LiveKitClient from 'livekit-client';
import { useSite } from './harness/use-site.ts';
import { Client } from './site/client.ts';
import { hostAccess, openStream, signUpHost } from './site/people.ts';
import { openSignalling } from './site/signalling.ts';

declare global {
  interface Window {
    LivekitClient: typeof LiveKitClient;
  }
}

const fixture = useSite();
const liveKitClient = readFileSync(createRequire(import.meta.url).resolve('livekit-client'), 'utf8');

const claimsOf = (token: string) => Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();

fixture.test('no answer names the media server, neither to viewers nor to hosts', async () => {
  const { url, livekit } = fixture.site;
  const host = await signUpHost(url, 'Host');
  const stream = await openStream(host, 'Where is it');
  const seat = await new Client(url).call(takeSeat, { params: { stream_id: stream.id } });
  const access = await hostAccess(host, stream);

  for (const answer of [seat, access]) {
    expect(answer.url).toBe(url);
    expect(JSON.stringify(answer)).not.toContain(String(livekit.port));
    expect(claimsOf(answer.token)).not.toContain(String(livekit.port));
  }
});

fixture.test('a seat allows signalling until it is released', async () => {
  const { url } = fixture.site;
  const stream = await openStream(await signUpHost(url, 'Host'), 'One seat');
  const params = { stream_id: stream.id };
  const viewer = new Client(url);
  const { seat, token } = await viewer.call(takeSeat, { params });
  await expect(openSignalling(url, token)).resolves.toMatchObject({ status: 101 });

  await viewer.call(releaseSeat, {
    params: { ...params, seat_id: seat.id },
    body: { release_key: seat.release_key },
  });
  await expect(openSignalling(url, token)).resolves.toMatchObject({
    status: 410,
    problem: { code: 'seat_ended', detail: 'This seat was released.', remedy: 'take_seat' },
  });
  await expect(openSignalling(url, `${token}x`)).resolves.toMatchObject({
    status: 401,
    problem: { code: 'media_token_invalid' },
  });
});

fixture.test('a viewer’s token shows and publishes nothing of the viewer', async () => {
  const { url } = fixture.site;
  const host = await signUpHost(url, 'Host');
  const stream = await openStream(host, 'Look, but be still');
  const { token } = await new Client(url).call(takeSeat, { params: { stream_id: stream.id } });

  const page = await fixture.visitor();
  await page.goto(url);
  await page.evaluate(liveKitClient);
  const outcome = await page.evaluate(
    async ([origin, ticket]) => {
      const { Room } = window.LivekitClient;
      const room = new Room();
      await room.connect(origin, ticket, { rtcConfig: { iceServers: [] } });
      const [camera] = (await navigator.mediaDevices.getUserMedia({ video: true })).getTracks();
      if (!camera) throw new Error('There is no camera.');
      const error = await room.localParticipant.publishTrack(camera).then(
        () => 'published',
        (error: unknown) => (error instanceof Error ? error.name : 'failed'),
      );
      const { permissions } = room.localParticipant;
      await room.disconnect();
      return { error, mayPublish: permissions?.canPublish, maySendData: permissions?.canPublishData };
    },
    [url, token] as const,
  );
  expect(outcome).toEqual({ error: 'PublishTrackError', mayPublish: false, maySendData: false });
});
