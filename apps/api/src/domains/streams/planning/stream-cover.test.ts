import type { Stream } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { photo } from '../../../../test/answers/profiles.ts';
import { sendCover } from '../../../../test/answers/streams.ts';
import { type Person, expectStatus, liveStream, newStream, signUp } from '../../../../test/people.ts';
import { type Answer, problemOf, useApp } from '../../../../test/test-app.ts';
import { eraseStream } from '../index.ts';

const app = useApp();

const coverIn = (answer: Answer): string | null =>
  expectStatus<{ stream: Stream }>(answer, 200).stream.cover_url;
const images = () => app().context.db.image.count();
const removeCover = ({ browser }: Person, { id }: Stream) =>
  app().send('DELETE', `/v1/streams/${id}/cover`, { browser });

async function someStream(): Promise<{ host: Person; stream: Stream }> {
  const host = await signUp(app());
  return { host, stream: await newStream(app(), host) };
}

describe('a cover', () => {
  it('is re-encoded at 16:9, whatever was sent', async () => {
    const { host, stream } = await someStream();
    const url = coverIn(await sendCover(app(), host.browser, stream.id, await photo()));
    const { rawPayload, headers } = await app().server.inject({ method: 'GET', url: url ?? '' });
    expect(headers['content-type']).toBe('image/webp');
    expect(await sharp(rawPayload).metadata()).toMatchObject({ format: 'webp', width: 1280, height: 720 });
  });

  it('replaces the one before, which is deleted, also when several come at once', async () => {
    const { host, stream } = await someStream();
    const before = await images();
    const first = coverIn(await sendCover(app(), host.browser, stream.id, await photo()));
    const file = await photo();
    const sends = Array.from({ length: 5 }, () => sendCover(app(), host.browser, stream.id, file));
    for (const answer of await Promise.all(sends)) expect(coverIn(answer)).not.toBe(first);
    expect(await images()).toBe(before + 1);
    expect((await app().send('GET', first ?? '')).status).toBe(404);

    expect(coverIn(await removeCover(host, stream))).toBeNull();
    expect(coverIn(await removeCover(host, stream))).toBeNull();
    expect(await images()).toBe(before);
  });

  it('can be chosen while the stream is live', async () => {
    const { host, stream } = await liveStream(app());
    expect(coverIn(await sendCover(app(), host.browser, stream.id, await photo()))).not.toBeNull();
  });

  it('cannot be chosen by somebody who does not run the channel, and costs them nothing', async () => {
    const { stream } = await someStream();
    const outsider = await signUp(app());
    const answer = await sendCover(app(), outsider.browser, stream.id, await photo());
    expect(problemOf(answer)).toBe('forbidden');
    const key = { contains: outsider.id };
    expect(await app().context.db.rateLimit.count({ where: { key } })).toBe(0);
  });

  it('gets another address once its stream is private', async () => {
    const { host, stream } = await someStream();
    const before = coverIn(await sendCover(app(), host.browser, stream.id, await photo()));
    const body = { visibility: 'private' };
    const url = `/v1/streams/${stream.id}`;
    const after = coverIn(await app().send('PATCH', url, { browser: host.browser, body }));
    expect((await app().send('GET', before ?? '')).status).toBe(404);
    expect((await app().send('GET', after ?? '')).status).toBe(200);
  });

  it('is deleted with the stream', async () => {
    const { host, stream } = await someStream();
    const before = await images();
    coverIn(await sendCover(app(), host.browser, stream.id, await photo()));
    const answer = await app().send('DELETE', `/v1/streams/${stream.id}`, { browser: host.browser });
    expect(answer.status).toBe(204);
    await eraseStream(app().context, stream.id);
    expect(await images()).toBe(before);
  });
});
