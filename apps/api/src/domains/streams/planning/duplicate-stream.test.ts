import type { Invitee, Stream } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { photo } from '../../../../test/answers/profiles.ts';
import { invite, sendCover } from '../../../../test/answers/streams.ts';
import {
  type Person,
  endStream,
  expectStatus,
  liveStream,
  newStream,
  say,
  signUp,
} from '../../../../test/people.ts';
import { makeFree } from '../../../../test/plans.ts';
import { type Answer, problemOf, useApp } from '../../../../test/test-app.ts';
import { eraseStream } from '../index.ts';

const app = useApp();

const streamIn = (answer: Answer, status: number): Stream =>
  expectStatus<{ stream: Stream }>(answer, status).stream;
const duplicate = ({ browser }: Person, { id }: Stream, body: object = {}): Promise<Answer> =>
  app().send('POST', `/v1/streams/${id}/duplicate`, { browser, body });
const inviteesOf = async ({ browser }: Person, { id }: Stream): Promise<Invitee[]> => {
  const answer = await app().send('GET', `/v1/streams/${id}/invitees`, { browser });
  return expectStatus<{ data: Invitee[] }>(answer, 200).data;
};

const words = {
  title: 'Wypał',
  description: '# Clay',
  category: 'craft',
  tags: ['ceramika', 'raku'],
  visibility: 'private',
};

describe('a duplicate of a stream', () => {
  it('has its texts, visibility and invitees, and a cover and a chat of its own', async () => {
    const { host, stream } = await liveStream(app(), words);
    const person = await signUp(app());
    await say(app(), stream.id, host.browser, 'Hello');
    await invite(app(), host.browser, stream.id, { email: 'ola@example.org' });
    await invite(app(), host.browser, stream.id, { user: person.id });
    const original = streamIn(await sendCover(app(), host.browser, stream.id, await photo()), 200);
    await endStream(app(), host, stream);

    const copy = streamIn(await duplicate(host, stream), 201);
    expect(copy).toMatchObject({
      ...words,
      state: 'scheduled',
      scheduled_for: null,
      started_at: null,
      viewers: 0,
    });
    expect(copy.id).not.toBe(stream.id);
    expect(copy.cover_url).not.toBe(original.cover_url);
    const people = (invitees: Invitee[]) => invitees.map(({ user, email }) => ({ user, email }));
    expect(people(await inviteesOf(host, copy))).toEqual(people(await inviteesOf(host, stream)));
    expect((await app().send('GET', `/v1/streams/${copy.id}`, { browser: person.browser })).status).toBe(200);
    expect(await app().context.db.chatMessage.count({ where: { streamId: copy.id } })).toBe(0);

    const bytes = async (url: string | null) =>
      (await app().server.inject({ method: 'GET', url: url ?? '' })).rawPayload;
    expect(await bytes(copy.cover_url)).toEqual(await bytes(original.cover_url));
    await app().send('DELETE', `/v1/streams/${stream.id}`, { browser: host.browser });
    await eraseStream(app().context, stream.id);
    expect((await app().send('GET', copy.cover_url ?? '')).status).toBe(200);
  });

  it('is found by the same searches, and can be started', async () => {
    const host = await signUp(app());
    const copy = streamIn(await duplicate(host, await newStream(app(), host, { title: 'Doppelt' })), 201);
    expect(copy.cover_url).toBeNull();
    const started = await app().send('POST', `/v1/streams/${copy.id}/start`, { browser: host.browser });
    expect(started.status).toBe(200);
    const found = await app().send('GET', '/v1/streams?q=doppelt');
    expect(expectStatus<{ data: Stream[] }>(found, 200).data.map(({ id }) => id)).toEqual([copy.id]);
  });

  it('begins at a time of its own, by the clocks of the original', async () => {
    const host = await signUp(app());
    const time = { scheduled_for: '2027-06-01T20:00', time_zone: 'Europe/Warsaw' };
    const stream = await newStream(app(), host, time);
    const next = streamIn(await duplicate(host, stream, { scheduled_for: '2027-06-08T20:00' }), 201);
    expect(next).toMatchObject({ scheduled_for: '2027-06-08T18:00:00.000Z', time_zone: 'Europe/Warsaw' });
    const elsewhere = { scheduled_for: '2027-06-08T20:00', time_zone: 'Asia/Tokyo' };
    expect(streamIn(await duplicate(host, stream, elsewhere), 201).scheduled_for).toBe(
      '2027-06-08T11:00:00.000Z',
    );
  });

  it('needs a plan that allows it', async () => {
    const host = await signUp(app());
    const [open, restricted] = [await newStream(app(), host), await newStream(app(), host, words)];
    await makeFree(app(), host);
    for (const stream of [open, restricted])
      expect(problemOf(await duplicate(host, stream))).toBe('plan_required');
    expect(await app().context.db.stream.count({ where: { channelId: host.channel.id } })).toBe(2);
  });

  it('cannot be made of a private stream by somebody who may not see that', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, words);
    expect(problemOf(await duplicate(await signUp(app()), stream))).toBe('not_found');
  });
});
