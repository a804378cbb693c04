import type { Stream } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { endStream, expectStatus, liveStream, newStream, signUp, takeSeat } from '../../../test/people.ts';
import { Browser, problemOf, useApp } from '../../../test/test-app.ts';

const app = useApp();

const start = (stream: Stream, browser: Browser) =>
  app().send('POST', `/v1/streams/${stream.id}/start`, { browser });

interface Page {
  data: Stream[];
  next_cursor: string | null;
}
const list = async (query: string, browser = new Browser()): Promise<Page> =>
  expectStatus<Page>(await app().send('GET', `/v1/streams?${query}`, { browser }), 200);

describe('going live', () => {
  it('is one start of many at once', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host);
    const answers = await Promise.all(Array.from({ length: 8 }, () => start(stream, host.browser)));
    const starts = answers.map((answer) => expectStatus<{ stream: Stream }>(answer, 200).stream.started_at);
    expect(new Set(starts).size).toBe(1);
  });

  it('is for one stream of a channel, also when two start at once', async () => {
    const host = await signUp(app());
    const streams = [
      await newStream(app(), host),
      await newStream(app(), host),
      await newStream(app(), host),
    ];
    const answers = await Promise.all(streams.map((stream) => start(stream, host.browser)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect(answers.map(problemOf).filter(Boolean)).toEqual(['channel_already_live', 'channel_already_live']);
  });

  it('goes on with the next stream when the first has ended', async () => {
    const { host, stream } = await liveStream(app());
    await endStream(app(), host, stream);
    const next = await newStream(app(), host);
    expect((await start(next, host.browser)).status).toBe(200);
  });

  it('does not hand out a token of more than ten minutes, nor one that can do more than publish', async () => {
    const { host, stream } = await liveStream(app());
    const answer = await app().send('POST', `/v1/streams/${stream.id}/host-token`, { browser: host.browser });
    const { token, url } = answer.body as { token: string; url: string };
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      exp: number;
      nbf: number;
      sub: string;
      video: Record<string, unknown>;
    };
    expect(url).toBe('http://127.0.0.1:8080');
    expect(claims.exp - claims.nbf).toBeLessThanOrEqual(600);
    expect(claims.sub).toBe(host.id);
    expect(claims.video).toEqual({
      roomJoin: true,
      room: stream.id,
      canPublish: true,
      canPublishSources: ['camera', 'microphone', 'screen_share', 'screen_share_audio'],
      canPublishData: true,
      canSubscribe: true,
    });
  });
});

describe('ending', () => {
  it('gives every seat back and takes no more', async () => {
    const { host, stream } = await liveStream(app());
    await Promise.all([takeSeat(app(), stream.id), takeSeat(app(), stream.id)]);
    const joins = Array.from({ length: 10 }, () => app().send('POST', `/v1/streams/${stream.id}/seats`));
    await Promise.all([endStream(app(), host, stream), ...joins]);
    const { body } = await app().send('GET', `/v1/streams/${stream.id}`);
    expect(body).toMatchObject({ stream: { state: 'ended', viewers: 0 } });
    expect(await app().context.db.seat.count({ where: { streamId: stream.id, releasedAt: null } })).toBe(0);
    expect(problemOf(await app().send('POST', `/v1/streams/${stream.id}/seats`))).toBe('stream_not_live');
  });

  it('is final: the same end for every caller', async () => {
    const { host, stream } = await liveStream(app());
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        app().send('POST', `/v1/streams/${stream.id}/end`, { browser: host.browser }),
      ),
    );
    const ends = answers.map((answer) => expectStatus<{ stream: Stream }>(answer, 200).stream.ended_at);
    expect(new Set(ends).size).toBe(1);
  });
});

describe('lists', () => {
  it('show what is live, newest first, in pages that neither skip nor repeat', async () => {
    const live: string[] = [];
    for (let index = 0; index < 5; index += 1) live.push((await liveStream(app())).stream.id);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await list(`state=live&limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.data.map((stream) => stream.id));
      cursor = page.next_cursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => live.includes(id))).toEqual(live.reverse());
  });

  it('show an unlisted stream to those who run its channel and to nobody else', async () => {
    const { host, stream } = await liveStream(app(), { visibility: 'unlisted' });
    const outsider = await signUp(app());
    const query = `channel_id=${host.channel.id}`;
    expect((await list(query, host.browser)).data.map(({ id }) => id)).toEqual([stream.id]);
    expect((await list(query, outsider.browser)).data).toEqual([]);
    expect((await list(query)).data).toEqual([]);
    expect((await list('state=live&limit=100', host.browser)).data.map(({ id }) => id)).not.toContain(
      stream.id,
    );
    expect((await app().send('GET', `/v1/streams/${stream.id}`)).status).toBe(200);
  });

  it('do not show a stream that was never started', async () => {
    const host = await signUp(app());
    await newStream(app(), host);
    for (const state of ['live', 'ended']) {
      expect((await list(`state=${state}&channel_id=${host.channel.id}`, host.browser)).data).toEqual([]);
    }
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=1.5',
    'limit=',
    'state=secret',
    'cursor=rubbish',
    'cursor=WyIxIl0',
    'channel_id=1',
    'unheard=of',
  ])('refuse ?%s', async (query) => {
    expect(problemOf(await app().send('GET', `/v1/streams?${query}`))).toBe('validation_failed');
  });
});

describe('a title', () => {
  it.each([
    ['  Toczymy\n dużą\tmisę ', 'Toczymy dużą misę'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['\u202eevil\u2066 title', 'evil title'],
    ['👩‍👩‍👧 می‌خواهم', '👩‍👩‍👧 می‌خواهم'],
  ])('%j is kept as %j', async (title, kept) => {
    const host = await signUp(app());
    expect((await newStream(app(), host, { title })).title).toBe(kept);
  });

  it.each([['   '], ['\u200d'], ['lone \ud800 half'], ['nul\u0000l'], ['x'.repeat(121)], [null], [7]])(
    '%j is refused',
    async (title) => {
      const host = await signUp(app());
      const options = { browser: host.browser, body: { title } };
      expect(problemOf(await app().send('POST', `/v1/channels/${host.channel.id}/streams`, options))).toBe(
        'validation_failed',
      );
    },
  );
});

describe('an id', () => {
  it.each([
    'str_',
    'str_01',
    'usr_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
    "'; DROP TABLE streams; --",
    '../me',
    'x'.repeat(99),
  ])('of another form names nothing: %s', async (id) => {
    const answer = await app().send('GET', `/v1/streams/${encodeURIComponent(id).replace('%2500', '%00')}`);
    expect(problemOf(answer)).toBe('not_found');
  });
});
