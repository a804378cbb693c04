import { randomBytes } from 'node:crypto';
import type { StreamKey } from '@footlight/contracts';
import { type Person, expectStatus } from './people.ts';
import type { Answer, Browser, TestApp } from './test-app.ts';

/** An offer of H.264 and Opus, as encoders make it. Its fingerprint is random: whoever offers it never connects. */
export function sdpOffer(): string {
  const fingerprint = (randomBytes(32).toString('hex').toUpperCase().match(/../g) ?? []).join(':');
  const media = (mid: string, kind: string, payload: number, ...lines: string[]) => [
    `m=${kind} 9 UDP/TLS/RTP/SAVPF ${payload}`,
    'c=IN IP4 0.0.0.0',
    'a=rtcp-mux',
    `a=mid:${mid}`,
    'a=sendonly',
    'a=setup:actpass',
    `a=ice-ufrag:${ufrag}`,
    'a=ice-pwd:aaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'a=ice-options:trickle',
    `a=fingerprint:sha-256 ${fingerprint}`,
    `a=msid:obs ${kind}`,
    ...lines,
  ];
  const ufrag = randomBytes(4).toString('hex');
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0 1',
    ...media('0', 'audio', 111, 'a=rtpmap:111 opus/48000/2', 'a=ssrc:1 cname:obs'),
    ...media(
      '1',
      'video',
      96,
      'a=rtpmap:96 H264/90000',
      'a=fmtp:96 profile-level-id=42e01f;packetization-mode=1;level-asymmetry-allowed=1',
      'a=rtcp-fb:96 nack',
      'a=rtcp-fb:96 nack pli',
      'a=ssrc:2 cname:obs',
    ),
    '',
  ].join('\r\n');
}

/** Candidates for an offer, or for another ICE session, as encoders trickle them. */
export function sdpFragment(of: string): string {
  return [
    `a=ice-ufrag:${/a=ice-ufrag:(\w+)/.exec(of)?.[1]}`,
    'a=ice-pwd:aaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    'a=mid:0',
    'a=candidate:1 1 udp 2130706431 127.0.0.1 9 typ host',
    '',
  ].join('\r\n');
}

/** What making a stream key answers. */
export interface NewKey {
  stream_key: StreamKey;
  key: string;
  server_url: string;
}

/** Makes somebody's stream key in a channel; their own channel where none is named. */
export async function newStreamKey(app: TestApp, { browser, channel }: Pick<Person, 'browser' | 'channel'>) {
  const answer = await app.send('POST', `/v1/channels/${channel.id}/stream-key`, { browser });
  return expectStatus<NewKey>(answer, 201);
}

/** Offers to publish with a key, or with whatever stands in its place. */
export function offer(
  app: TestApp,
  key: string,
  { raw = sdpOffer(), headers = {} }: { raw?: string | Buffer; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const all = { 'content-type': 'application/sdp', authorization: `Bearer ${key}`, ...headers };
  return app.send('POST', '/whip', { raw, headers: all });
}

/** The path of the session that an answer made. */
export function sessionPath({ headers }: Answer): string {
  return new URL(String(headers.location)).pathname;
}

/** Whoever is in the room of a stream, by identity. */
export async function identitiesIn(app: TestApp, streamId: string): Promise<string[]> {
  const participants = await app.context.livekit.listParticipants(streamId);
  return participants.map(({ identity }) => identity).sort();
}

/** Does something with a session that a key began. */
export function atSession(
  app: TestApp,
  method: 'PATCH' | 'DELETE',
  path: string,
  key: string,
  { raw, headers = {} }: { raw?: string | Buffer; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return app.send(method, path, {
    ...(raw !== undefined && { raw }),
    headers: { authorization: `Bearer ${key}`, ...headers },
  });
}

/** Reads somebody's key in a channel. */
export async function readStreamKey(
  app: TestApp,
  channelId: string,
  browser: Browser,
): Promise<StreamKey | null> {
  const answer = await app.send('GET', `/v1/channels/${channelId}/stream-key`, { browser });
  return expectStatus<{ stream_key: StreamKey | null }>(answer, 200).stream_key;
}
