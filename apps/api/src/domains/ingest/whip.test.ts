import { describe, expect, it } from '@jest/globals';
import { addMember, newMember } from '../../../test/channel-people.ts';
import { makeFree } from '../../../test/plans.ts';
import { eventually } from '../../../test/eventually.ts';
import { endStream, expectStatus, liveStream, newStream, signUp, takeSeat } from '../../../test/people.ts';
import { problemOf, useApp } from '../../../test/test-app.ts';
import {
  atSession,
  identitiesIn,
  newStreamKey,
  offer,
  readStreamKey,
  sdpOffer,
  sdpFragment,
  sessionPath,
} from '../../../test/whip.ts';
import { newId } from '../../ids.ts';
import { startEventReaders } from '../events/index.ts';
import { reconcileStreams } from '../streams/index.ts';
import { streamKeyReader } from './index.ts';

const app = useApp();
const stateOf = async (id: string) =>
  (await app().context.db.stream.findUniqueOrThrow({ where: { id } })).state;

describe('publishing with WHIP', () => {
  it('makes the encoder a publisher in the channel’s live stream, at a session of our own origin', async () => {
    const { host, stream } = await liveStream(app());
    const { key, stream_key: made, server_url: server } = await newStreamKey(app(), host);
    const answer = await offer(app(), key);
    expect([answer.status, answer.headers['content-type']]).toEqual([201, 'application/sdp']);
    expect(server).toBe('http://127.0.0.1:8080/whip');
    expect(answer.headers.location).toMatch(/^http:\/\/127\.0\.0\.1:8080\/whip\/whip_\w{26}$/);
    expect(answer.headers.etag).toMatch(/^"\w+"$/);
    expect([answer.headers.link].flat().join()).toMatch(/^<stun:127\.0\.0\.1:\d+>; rel="ice-server"$/);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    const [encoder] = await app().context.livekit.listParticipants(stream.id);
    expect(encoder).toMatchObject({ identity: made.id, name: host.channel.name });
    expect(encoder?.permission).toMatchObject({
      canPublish: true,
      canSubscribe: false,
      canPublishData: false,
    });
    expect(await readStreamKey(app(), host.channel.id, host.browser)).toMatchObject({
      id: made.id,
      last_used_at: expect.any(String),
      session: { stream_id: stream.id },
    });
  });

  it('takes a key with white space around it', async () => {
    const { host } = await liveStream(app());
    const { key } = await newStreamKey(app(), host);
    expect((await offer(app(), `  ${key}\t`)).status).toBe(201);
  });

  it('replaces the session before, whose end then reaches nobody', async () => {
    const { host, stream } = await liveStream(app());
    const { key } = await newStreamKey(app(), host);
    const first = await offer(app(), key);
    const [before] = await app().context.livekit.listParticipants(stream.id);
    const began = Date.now();
    const second = await offer(app(), key);
    expect(second.status).toBe(201);
    expect(Date.now() - began).toBeLessThan(5_000);
    const [now, ...others] = await app().context.livekit.listParticipants(stream.id);
    expect(others).toEqual([]);
    expect(now?.sid).not.toBe(before?.sid);
    expect(problemOf(await atSession(app(), 'DELETE', sessionPath(first), key))).toBe('not_found');
    expect((await app().context.livekit.listParticipants(stream.id)).map(({ sid }) => sid)).toEqual([
      now?.sid,
    ]);
  });

  it('ends with its session, for the key that began it alone', async () => {
    const { host, stream } = await liveStream(app());
    const { key, stream_key: made } = await newStreamKey(app(), host);
    const producer = await newMember(app(), host, 'producer');
    const theirs = await newStreamKey(app(), { ...producer, channel: host.channel });
    const session = sessionPath(await offer(app(), key));
    const fragment = { raw: 'a=end-of-candidates', headers: { 'if-match': '*' } };
    const headers = { ...fragment.headers, 'content-type': 'application/trickle-ice-sdpfrag' };
    expect(problemOf(await atSession(app(), 'DELETE', session, theirs.key))).toBe('not_found');
    expect(problemOf(await atSession(app(), 'PATCH', session, theirs.key, { ...fragment, headers }))).toBe(
      'not_found',
    );
    expect(problemOf(await atSession(app(), 'DELETE', session, 'nothing'))).toBe('stream_key_invalid');
    expect(await identitiesIn(app(), stream.id)).toEqual([made.id]);

    const ended = await atSession(app(), 'DELETE', session, key);
    expect([ended.status, ended.headers['content-length']]).toEqual([200, '0']);
    expect(await identitiesIn(app(), stream.id)).toEqual([]);
    expect(problemOf(await atSession(app(), 'DELETE', session, key))).toBe('not_found');
  });

  it('takes candidates for its ICE session alone, and restarts ICE', async () => {
    const { host } = await liveStream(app());
    const { key } = await newStreamKey(app(), host);
    const raw = sdpOffer();
    const answer = await offer(app(), key, { raw });
    const session = sessionPath(answer);
    const patch = (ifMatch: string | undefined, text: string) =>
      atSession(app(), 'PATCH', session, key, {
        raw: text,
        headers: {
          'content-type': 'application/trickle-ice-sdpfrag',
          ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        },
      });
    const tag = String(answer.headers.etag);
    expect(problemOf(await patch(undefined, sdpFragment(raw)))).toBe('precondition_required');
    expect(problemOf(await patch('"another"', sdpFragment(raw)))).toBe('precondition_failed');
    expect(await patch(tag, sdpFragment(raw))).toMatchObject({ status: 204 });
    expect(await patch(tag.replaceAll('"', ''), sdpFragment(raw))).toMatchObject({ status: 204 });
    expect(problemOf(await patch(tag, 'no fragment'))).toBe('malformed_body');

    const restarted = await patch('*', sdpFragment('a=ice-ufrag:0a0b0c0d'));
    expect([restarted.status, restarted.headers['content-type']]).toEqual([
      200,
      'application/trickle-ice-sdpfrag',
    ]);
    const own = /a=ice-ufrag:(\S+)/.exec(restarted.text)?.[1];
    expect(restarted.headers.etag).toBe(`"${own}"`);
  });

  it('is refused without a key, with another token, and with tokens for the room', async () => {
    const { host, stream } = await liveStream(app());
    const { token } = await takeSeat(app(), stream.id);
    const answer = await app().send('POST', `/v1/streams/${stream.id}/host-token`, { browser: host.browser });
    for (const wrong of [
      token,
      String(answer.body.token),
      String(host.browser.token),
      `flsk_${'A'.repeat(43)}`,
    ])
      expect(problemOf(await offer(app(), wrong))).toBe('stream_key_invalid');
    const none = await app().send('POST', '/whip', {
      raw: sdpOffer(),
      headers: { 'content-type': 'application/sdp' },
    });
    expect(problemOf(none)).toBe('stream_key_invalid');
    expect(await identitiesIn(app(), stream.id)).toEqual([]);
  });

  it('passes on nothing that LiveKit says of an offer that it does not read', async () => {
    const { host, stream } = await liveStream(app());
    const { key } = await newStreamKey(app(), host);
    await offer(app(), key);
    const before = await app().context.livekit.listParticipants(stream.id);
    const half = 'v=0\r\nm=audio 9 x 1\r\na=ice-ufrag:aaaa\r\na=fingerprint:sha-256 AA';
    for (const raw of ['', 'no offer', 'v=0\r\nm=video 9 RTP 96\r\n', half]) {
      const answer = await offer(app(), key, { raw });
      expect(problemOf(answer)).toBe('malformed_body');
      expect(JSON.stringify(answer)).not.toMatch(/eyJ|livekit|pion|unmarshal/i);
    }
    const now = await app().context.livekit.listParticipants(stream.id);
    expect(now.map(({ sid }) => sid)).toEqual(before.map(({ sid }) => sid));
  });

  it('hands none of an encoder’s headers to LiveKit', async () => {
    const { host } = await liveStream(app());
    const { key } = await newStreamKey(app(), host);
    const waits = { subscribedParticipantTrackNames: { nobody: ['nothing'] } };
    const headers = { 'x-livekit-clientinfo': JSON.stringify(waits), 'x-livekit-ingress': '1' };
    expect((await offer(app(), key, { headers })).status).toBe(201);
  });
});

describe('the stream that an encoder publishes into', () => {
  it('is refused where none is live and none starts with the encoder', async () => {
    const host = await signUp(app());
    const { id } = await newStream(app(), host);
    const { key } = await newStreamKey(app(), host);
    expect(problemOf(await offer(app(), key))).toBe('stream_not_live');
    expect(await stateOf(id)).toBe('scheduled');
  });

  it('is the one that is set to start with the encoder, which goes live', async () => {
    const host = await signUp(app());
    const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const other = await newStream(app(), host, { scheduled_for: soon(1) });
    const later = await newStream(app(), host, { scheduled_for: soon(9), start_on_encoder: true });
    const stream = await newStream(app(), host, { scheduled_for: soon(2) });
    const url = `/v1/streams/${stream.id}`;
    const body = { start_on_encoder: true };
    const { key, stream_key: made } = await newStreamKey(app(), host);
    expect((await app().send('PATCH', url, { browser: host.browser, body })).body).toMatchObject({
      stream: { start_on_encoder: true },
    });
    expect((await offer(app(), key)).status).toBe(201);
    expect(await stateOf(stream.id)).toBe('live');
    for (const { id } of [other, later]) expect(await stateOf(id)).toBe('scheduled');
    expect(await identitiesIn(app(), stream.id)).toEqual([made.id]);
    const events = await app().context.db.event.findMany({ where: { streamId: stream.id } });
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['stream.scheduled', 'stream.updated', 'stream.live']),
    );
    expect(problemOf(await app().send('PATCH', url, { browser: host.browser, body }))).toBe('invalid_state');
    // It is live now: nothing else is started.
    expect((await offer(app(), key)).status).toBe(201);
    expect(await stateOf(later.id)).toBe('scheduled');
  });

  it('is none that has ended', async () => {
    const { host, stream } = await liveStream(app());
    const { key } = await newStreamKey(app(), host);
    await endStream(app(), host, stream);
    expect(problemOf(await offer(app(), key))).toBe('stream_not_live');
  });

  it('is none that the owner’s plan has no more', async () => {
    const host = await signUp(app());
    const { id } = await newStream(app(), host, { start_on_encoder: true });
    await makeFree(app(), host);
    const { key } = await newStreamKey(app(), host);
    expect(problemOf(await offer(app(), key))).toBe('plan_required');
    expect(await stateOf(id)).toBe('scheduled');
  });
});

describe('an encoder whose person', () => {
  it('resets the key is disconnected at once, and the new key publishes', async () => {
    const { host, stream } = await liveStream(app());
    const first = await newStreamKey(app(), host);
    const session = sessionPath(await offer(app(), first.key));
    const second = await newStreamKey(app(), host);
    expect(await identitiesIn(app(), stream.id)).toEqual([]);
    expect(problemOf(await offer(app(), first.key))).toBe('stream_key_invalid');
    expect(problemOf(await atSession(app(), 'DELETE', session, second.key))).toBe('not_found');
    expect((await offer(app(), second.key)).status).toBe(201);
    expect(await identitiesIn(app(), stream.id)).toEqual([second.stream_key.id]);
  });

  it('deletes the key is disconnected at once', async () => {
    const { host, stream } = await liveStream(app());
    const { key } = await newStreamKey(app(), host);
    await offer(app(), key);
    const url = `/v1/channels/${host.channel.id}/stream-key`;
    expectStatus(await app().send('DELETE', url, { browser: host.browser }), 204);
    expectStatus(await app().send('DELETE', url, { browser: host.browser }), 204);
    expect(await identitiesIn(app(), stream.id)).toEqual([]);
    expect(await readStreamKey(app(), host.channel.id, host.browser)).toBeNull();
    expect(problemOf(await offer(app(), key))).toBe('stream_key_invalid');
  });

  it('is suspended is refused, like one whose channel is being deleted', async () => {
    const { host } = await liveStream(app());
    const producer = await newMember(app(), host, 'producer');
    const { key } = await newStreamKey(app(), { ...producer, channel: host.channel });
    const { db } = app().context;
    const suspend = (id: string, suspendedAt: Date | null) =>
      db.user.update({ where: { id }, data: { suspendedAt, suspensionReason: suspendedAt && 'Fraud' } });
    for (const { id } of [producer, host]) {
      await suspend(id, new Date());
      expect(problemOf(await offer(app(), key))).toBe('stream_key_invalid');
      await suspend(id, null);
    }
    expect((await offer(app(), key)).status).toBe(201);
    await db.channel.update({ where: { id: host.channel.id }, data: { deletionRequestedAt: new Date() } });
    expect(problemOf(await offer(app(), key))).toBe('stream_key_invalid');
  });

  it('may not run streams has no key, and none of another channel counts', async () => {
    const { host } = await liveStream(app());
    const moderator = await newMember(app(), host, 'moderator');
    const url = `/v1/channels/${host.channel.id}/stream-key`;
    for (const { browser } of [moderator, await signUp(app())])
      for (const method of ['GET', 'POST', 'DELETE'] as const)
        expect(problemOf(await app().send(method, url, { browser }))).toBe('forbidden');
    const other = await signUp(app());
    await addMember(app(), host, other, 'producer');
    const { key } = await newStreamKey(app(), other);
    expect(problemOf(await offer(app(), key))).toBe('stream_not_live');
    expect(problemOf(await app().send('GET', `/v1/channels/${newId('channel')}/stream-key`, other))).toBe(
      'not_found',
    );
  });
});

describe('an address of WHIP', () => {
  it('answers GET with nothing, and OPTIONS with what it takes', async () => {
    const { host } = await liveStream(app());
    const { key } = await newStreamKey(app(), host);
    const session = sessionPath(await offer(app(), key));
    for (const url of ['/whip', session]) {
      for (const method of ['GET', 'HEAD', 'OPTIONS'] as const) {
        const answer = await app().server.inject({
          method,
          url,
          headers: { origin: 'https://other.example' },
        });
        expect([answer.statusCode, answer.body]).toEqual([204, '']);
        expect(answer.headers['access-control-allow-origin']).toBeUndefined();
        if (method !== 'OPTIONS') continue;
        const { 'accept-post': post, 'accept-patch': patch } = answer.headers;
        const expected = [undefined, 'application/trickle-ice-sdpfrag'];
        expect([post, patch]).toEqual(url === '/whip' ? ['application/sdp', undefined] : expected);
      }
    }
    expect(problemOf(await app().send('GET', `/whip/${newId('whipSession')}`))).toBe('not_found');
  });
});

describe('a stream key', () => {
  it('is shown once and stored as a hash; its making is written down', async () => {
    const host = await signUp(app());
    const { key, stream_key: made } = await newStreamKey(app(), host);
    expect(key).toMatch(/^flsk_[\w-]{43}$/);
    expect(key.startsWith(made.prefix)).toBe(true);
    const row = await app().context.db.streamKey.findUniqueOrThrow({ where: { id: made.id } });
    expect(JSON.stringify(row)).not.toContain(key.slice(made.prefix.length));
    const read = await app().send('GET', `/v1/channels/${host.channel.id}/stream-key`, host);
    expect(JSON.stringify(read.body)).not.toContain(key);
    const activity = await app().send('GET', `/v1/channels/${host.channel.id}/activity`, host);
    expect(activity.body.data).toMatchObject([{ kind: 'stream_key_created', actor: { id: host.id } }]);
    const exported = await app().send('GET', '/v1/me/export', host);
    expect(exported.body.stream_keys).toMatchObject([{ id: made.id, prefix: made.prefix }]);
  });

  it('is one, also when two are made at once', async () => {
    const { host } = await liveStream(app());
    const made = await Promise.all([1, 2, 3].map(() => newStreamKey(app(), host)));
    const codes = await Promise.all(made.map(async ({ key }) => problemOf(await offer(app(), key))));
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
  });
});

describe('an encoder that may no longer publish', () => {
  /** Reconciles until nobody is in the room of a stream. */
  const untilEmpty = (streamId: string) =>
    eventually(async () => {
      app().clock.advance(2_000);
      await reconcileStreams(app().context);
      expect(await identitiesIn(app(), streamId)).toEqual([]);
    });

  it('is evicted by reconciling when its key ended while LiveKit was away', async () => {
    const { host, stream } = await liveStream(app());
    const { key, stream_key: made } = await newStreamKey(app(), host);
    await offer(app(), key);
    await app().context.db.streamKey.delete({ where: { id: made.id } });
    await untilEmpty(stream.id);
  });

  it('is evicted by reconciling when the role of its person fell, and nobody else is', async () => {
    const { host, stream } = await liveStream(app());
    const producer = await newMember(app(), host, 'producer');
    const theirs = await newStreamKey(app(), { ...producer, channel: host.channel });
    const own = await newStreamKey(app(), host);
    for (const { key } of [theirs, own]) expect((await offer(app(), key)).status).toBe(201);
    const where = { channelId: host.channel.id, userId: producer.id };
    await app().context.db.membership.updateMany({ where, data: { role: 'moderator' } });
    await eventually(async () => {
      app().clock.advance(2_000);
      await reconcileStreams(app().context);
      expect(await identitiesIn(app(), stream.id)).toEqual([own.stream_key.id]);
    });
    expect(problemOf(await offer(app(), theirs.key))).toBe('stream_key_invalid');
  });

  it.each(['taken away', 'given up'])(
    'is disconnected when its role is %s, and its key does not come back',
    async (how) => {
      const { host, stream } = await liveStream(app());
      const producer = await newMember(app(), host, 'producer');
      const { key } = await newStreamKey(app(), { ...producer, channel: host.channel });
      expect((await offer(app(), key)).status).toBe(201);
      const url = `/v1/channels/${host.channel.id}/members/${producer.id}`;
      if (how === 'given up') expectStatus(await app().send('DELETE', url, producer), 204);
      else expectStatus(await app().send('PATCH', url, { ...host, body: { role: 'moderator' } }), 200);
      const readers = startEventReaders(app().context, [streamKeyReader]);
      try {
        await eventually(async () => expect(await identitiesIn(app(), stream.id)).toEqual([]));
      } finally {
        await readers.stop();
      }
      await app().context.db.membership.deleteMany({ where: { userId: producer.id } });
      await addMember(app(), host, producer, 'producer');
      expect(problemOf(await offer(app(), key))).toBe('stream_key_invalid');
    },
  );
});
