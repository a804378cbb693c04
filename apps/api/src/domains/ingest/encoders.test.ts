import type { Encoder } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { newMember } from '../../../test/channel-people.ts';
import { type Person, expectStatus, liveStream, newStream, signUp } from '../../../test/people.ts';
import { type Browser, problemOf, useApp } from '../../../test/test-app.ts';
import {
  atSession,
  identitiesIn,
  newStreamKey,
  offer,
  readStreamKey,
  sessionPath,
} from '../../../test/whip.ts';
import { newId } from '../../ids.ts';

const app = useApp();

const disconnect = (streamId: string, id: string, { browser }: { browser: Browser }) =>
  app().send('DELETE', `/v1/streams/${streamId}/encoders/${id}`, { browser });

async function encodersOf(streamId: string, { browser }: { browser: Browser }): Promise<Encoder[]> {
  const answer = await app().send('GET', `/v1/streams/${streamId}/encoders`, { browser });
  return expectStatus<{ data: Encoder[] }>(answer, 200).data;
}

/** Connects an encoder of somebody to the live stream of a channel. */
async function connect({ browser }: Pick<Person, 'browser'>, { channel }: Pick<Person, 'channel'>) {
  const { key, stream_key: made } = await newStreamKey(app(), { browser, channel });
  const answer = await offer(app(), key);
  expect(answer.status).toBe(201);
  return { key, id: made.id, session: sessionPath(answer) };
}

describe('the encoders of a stream', () => {
  it('are listed with whose they are, until they end their sessions', async () => {
    const { host, stream } = await liveStream(app());
    const producer = await newMember(app(), host, 'producer');
    expect(await encodersOf(stream.id, host)).toEqual([]);
    const own = await connect(host, host);
    const theirs = await connect(producer, host);
    const listed = await encodersOf(stream.id, producer);
    expect(listed).toEqual([
      expect.objectContaining({ id: own.id, can_disconnect: false }),
      expect.objectContaining({ id: theirs.id, can_disconnect: true }),
    ]);
    expect(listed.map(({ user }) => user.id)).toEqual([host.id, producer.id]);
    expect((await encodersOf(stream.id, host)).map((encoder) => encoder.can_disconnect)).toEqual([
      true,
      true,
    ]);
    await atSession(app(), 'DELETE', own.session, own.key);
    expect((await encodersOf(stream.id, host)).map(({ id }) => id)).toEqual([theirs.id]);
  });

  it('are for those who run streams alone', async () => {
    const { host, stream } = await liveStream(app());
    const { id } = await connect(host, host);
    const url = `/v1/streams/${stream.id}/encoders`;
    for (const { browser } of [await newMember(app(), host, 'moderator'), await signUp(app())]) {
      expect(problemOf(await app().send('GET', url, { browser }))).toBe('forbidden');
      expect(problemOf(await disconnect(stream.id, id, { browser }))).toBe('forbidden');
    }
    expect(problemOf(await app().send('GET', url))).toBe('sign_in_required');
    const hidden = await newStream(app(), host, { visibility: 'private' });
    const other = await signUp(app());
    expect(problemOf(await disconnect(hidden.id, id, other))).toBe('not_found');
    expect(await identitiesIn(app(), stream.id)).toEqual([id]);
  });
});

describe('disconnecting an encoder', () => {
  it('ends what it publishes and its session, and its key stays valid', async () => {
    const { host, stream } = await liveStream(app());
    const { id, key, session } = await connect(host, host);
    expectStatus(await disconnect(stream.id, id, host), 204);
    expect(await identitiesIn(app(), stream.id)).toEqual([]);
    expect(await encodersOf(stream.id, host)).toEqual([]);
    expect(await readStreamKey(app(), host.channel.id, host.browser)).toMatchObject({ id, session: null });
    expect(problemOf(await atSession(app(), 'DELETE', session, key))).toBe('not_found');
    expectStatus(await disconnect(stream.id, id, host), 204);
    expect((await offer(app(), key)).status).toBe(201);
    expect(await identitiesIn(app(), stream.id)).toEqual([id]);
  });

  it('is for the owner with every encoder, for a producer with their own', async () => {
    const { host, stream } = await liveStream(app());
    const producer = await newMember(app(), host, 'producer');
    const own = await connect(host, host);
    const theirs = await connect(producer, host);
    expect(problemOf(await disconnect(stream.id, own.id, producer))).toBe('forbidden');
    expect(await identitiesIn(app(), stream.id)).toEqual([own.id, theirs.id].sort());
    expectStatus(await disconnect(stream.id, theirs.id, producer), 204);
    expect(await identitiesIn(app(), stream.id)).toEqual([own.id]);
    const again = await offer(app(), theirs.key);
    expect(again.status).toBe(201);
    expectStatus(await disconnect(stream.id, theirs.id, host), 204);
    expect(await identitiesIn(app(), stream.id)).toEqual([own.id]);
  });

  it('reaches no encoder of another channel', async () => {
    const { host, stream } = await liveStream(app());
    const another = await liveStream(app());
    const { id } = await connect(another.host, another.host);
    for (const unknown of [id, newId('streamKey')])
      expect(problemOf(await disconnect(stream.id, unknown, host))).toBe('not_found');
    expect(await identitiesIn(app(), another.stream.id)).toEqual([id]);
  });
});

describe('sessions that one key begins at once', () => {
  it('leave one, which can be ended, and the others are replaced', async () => {
    const { host, stream } = await liveStream(app());
    const { key, stream_key: made } = await newStreamKey(app(), host);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => offer(app(), key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const present = await app().context.livekit.listParticipants(stream.id);
    const session = await app().context.db.whipSession.findUniqueOrThrow({ where: { keyId: made.id } });
    expect(present.map(({ identity, sid }) => [identity, sid])).toEqual([[made.id, session.participantId]]);

    const ended = await Promise.all(
      answers.map(async (answer) => (await atSession(app(), 'DELETE', sessionPath(answer), key)).status),
    );
    expect(ended.sort()).toEqual([200, 404, 404, 404, 404]);
    expect(await identitiesIn(app(), stream.id)).toEqual([]);
  });

  it('wait for none whose server crashed while it connected', async () => {
    const { host, stream } = await liveStream(app());
    const { key, stream_key: made } = await newStreamKey(app(), host);
    const until = new Date(app().clock.now().getTime() - 1);
    const data = { connectingId: newId('whipSession'), connectingUntil: until };
    await app().context.db.streamKey.update({ where: { id: made.id }, data });
    expect((await offer(app(), key)).status).toBe(201);
    expect(await identitiesIn(app(), stream.id)).toEqual([made.id]);
  });

  it('leave nobody connected whose key was reset meanwhile', async () => {
    const { host, stream } = await liveStream(app());
    const { key } = await newStreamKey(app(), host);
    const [answer, reset] = await Promise.all([offer(app(), key), newStreamKey(app(), host)]);
    expect([201, 401]).toContain(answer.status);
    expect(await identitiesIn(app(), stream.id)).toEqual([]);
    expect((await offer(app(), reset.key)).status).toBe(201);
    expect(await identitiesIn(app(), stream.id)).toEqual([reset.stream_key.id]);
  });
});
