import type { Stream } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { addMember } from '../../../../test/channel-people.ts';
import { eventually } from '../../../../test/eventually.ts';
import {
  type Person,
  endStream,
  expectStatus,
  liveStream,
  newStream,
  signUp,
} from '../../../../test/people.ts';
import { Browser, problemOf, useApp } from '../../../../test/test-app.ts';
import { eraseStream, markMissedStreams, purgeSearchWords } from '../index.ts';

const app = useApp();
const hourMs = 3_600_000;

interface Page {
  data: Stream[];
  next_cursor: string | null;
}

async function list(query: Record<string, string>, browser = new Browser()): Promise<Page> {
  const url = `/v1/streams?${new URLSearchParams(query).toString()}`;
  return expectStatus<Page>(await app().send('GET', url, { browser }), 200);
}

const ids = ({ data }: Page): string[] => data.map(({ id }) => id);

/** Every page of a list. */
async function all(query: Record<string, string>, browser = new Browser()): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await list({ limit: '2', ...query, ...(cursor !== null && { cursor }) }, browser);
    seen.push(...ids(page));
    cursor = page.next_cursor;
  } while (cursor !== null);
  return seen;
}

const inHours = (hours: number): string =>
  new Date(app().clock.now().getTime() + hours * hourMs).toISOString();

const planned = (host: Person, hours: number, body: Record<string, unknown> = {}): Promise<Stream> =>
  newStream(app(), host, { scheduled_for: inHours(hours), ...body });

describe('the list of upcoming streams', () => {
  it('is soonest first, in pages that neither skip nor repeat, also where times are the same', async () => {
    const host = await signUp(app());
    const time = inHours(5);
    const streams = [
      await planned(host, 9),
      await newStream(app(), host, { scheduled_for: time }),
      await newStream(app(), host, { scheduled_for: time }),
      await newStream(app(), host, { scheduled_for: time }),
      await planned(host, 1),
    ];
    const [late, one, two, three, soon] = streams.map(({ id }) => id);
    expect(await all({ state: 'scheduled' })).toEqual([soon, one, two, three, late]);
  });

  it('has nothing without a date, nothing canceled and nothing that was missed', async () => {
    const host = await signUp(app());
    const outsider = await signUp(app());
    const missed = await planned(host, 1);
    const canceled = await planned(host, 40);
    const next = await planned(host, 50);
    await newStream(app(), host);
    await app().send('POST', `/v1/streams/${canceled.id}/cancel`, { browser: host.browser });
    app().clock.advance(26 * hourMs);
    await markMissedStreams(app().context);

    const query = { state: 'scheduled', channel_id: host.channel.id };
    expect(ids(await list(query))).toEqual([next.id]);
    expect(ids(await list(query, outsider.browser))).toEqual([next.id]);
    const { browser } = await signIn(host);
    expect(ids(await list(query, browser))).toEqual([missed.id, next.id]);
    expect(ids(await list({ state: 'scheduled' }, browser))).not.toContain(missed.id);
  });

  it('does not read the cursor of a list with another order', async () => {
    const host = await signUp(app());
    await planned(host, 1);
    await planned(host, 2);
    const { next_cursor: cursor } = await list({ state: 'scheduled', limit: '1' });
    const answer = await app().send('GET', `/v1/streams?state=live&cursor=${cursor}`);
    expect(problemOf(answer)).toBe('validation_failed');
  });
});

/** Signs in again, where an access token is too old after the clock was put forward. */
async function signIn({ email, password }: Person): Promise<{ browser: Browser }> {
  const browser = new Browser();
  const answer = await app().send('POST', '/v1/auth/login', { browser, body: { email, password } });
  browser.token = expectStatus<{ access_token: string }>(answer, 200).access_token;
  return { browser };
}

describe('who sees what in lists', () => {
  it('agrees with who may know of a stream, for everybody', async () => {
    const host = await signUp(app());
    const people: Record<string, Browser> = { host: host.browser, nobody: new Browser() };
    for (const role of ['producer', 'moderator', 'viewer'] as const) {
      const person = await signUp(app());
      await addMember(app(), host, person, role);
      people[role] = person.browser;
    }
    const made: Record<string, Stream> = {};
    for (const visibility of ['public', 'unlisted', 'members_only', 'private'])
      made[visibility] = await planned(host, 2, { visibility, tags: ['agrees'] });

    for (const [role, browser] of Object.entries(people)) {
      const runs = ['host', 'producer'].includes(role);
      for (const query of [
        { state: 'scheduled', limit: '100' },
        { state: 'scheduled', channel_id: host.channel.id },
        { state: 'scheduled', q: 'agrees' },
        { state: 'scheduled', tag: 'agrees' },
      ] as Record<string, string>[]) {
        const page = await list(query, browser);
        const shown = Object.keys(made).filter((visibility) =>
          ids(page).includes(made[visibility]?.id ?? ''),
        );
        const everything = runs && 'channel_id' in query;
        expect({ role, query, shown }).toEqual({
          role,
          query,
          shown: everything ? ['public', 'unlisted', 'members_only', 'private'] : ['public', 'members_only'],
        });
        for (const { id } of page.data)
          expect((await app().send('GET', `/v1/streams/${id}`, { browser })).status).toBe(200);
      }
    }
  });

  it('follows a change to private at once, searches too', async () => {
    const { host, stream } = await liveStream(app(), { title: 'Zugesperrt' });
    expect(ids(await list({ q: 'zugesperrt' }))).toEqual([stream.id]);
    const body = { visibility: 'private' };
    expectStatus(await app().send('PATCH', `/v1/streams/${stream.id}`, { browser: host.browser, body }), 200);
    for (const q of ['zugesperrt', 'zugespertt', 'zuge']) expect(ids(await list({ q }))).toEqual([]);
    expect(ids(await list({ q: 'zugesperrt' }, host.browser))).toEqual([]);
    expect(ids(await list({ q: 'zugesperrt', channel_id: host.channel.id }, host.browser))).toEqual([
      stream.id,
    ]);
  });

  it('leaves out what belongs to an account that is suspended or being deleted', async () => {
    const host = await signUp(app());
    const stream = await planned(host, 2, { title: 'Hidden kiln' });
    const queries: Record<string, string>[] = [
      { channel_id: host.channel.id },
      { q: 'hidden' },
      { q: 'hiddan' },
    ];
    const shown = () =>
      Promise.all(queries.map(async (query) => ids(await list({ state: 'scheduled', ...query }))));
    const { user } = app().context.db;
    expect(await shown()).toEqual([[stream.id], [stream.id], [stream.id]]);

    const until = new Date(app().clock.now().getTime() + hourMs);
    const data = { suspendedAt: app().clock.now(), suspendedUntil: until, suspensionReason: 'Spam' };
    await user.update({ where: { id: host.id }, data });
    expect(await shown()).toEqual([[], [], []]);
    await user.update({ where: { id: host.id }, data: { suspendedUntil: app().clock.now() } });
    expect(await shown()).toEqual([[stream.id], [stream.id], [stream.id]]);
    await user.update({ where: { id: host.id }, data: { deletionRequestedAt: new Date() } });
    expect(await shown()).toEqual([[], [], []]);
  });
});

describe('a search', () => {
  const scheduled = (q: string, more: Record<string, string> = {}) =>
    list({ state: 'scheduled', q, ...more });

  it('finds words of title and tags by their beginning, in any order and without accents', async () => {
    const host = await signUp(app());
    const body = { title: 'Wypał: DUŻA misa, część 2', tags: ['ceramika', 'raku-ware'] };
    const { id } = await planned(host, 3, body);
    for (const q of ['wypał', 'WYPAL', 'misa duza', 'cera', 'raku', 'ware', '#ceramika', 'część 2', 'wyp'])
      expect({ q, found: ids(await scheduled(q)) }).toEqual({ q, found: [id] });
    for (const q of ['wypał talerz', 'zupa', 'część 3'])
      expect({ q, found: ids(await scheduled(q)) }).toEqual({ q, found: [] });
  });

  it('finds words with a typo where none matches exactly', async () => {
    const host = await signUp(app());
    const { id } = await planned(host, 3, { title: 'Throwing porcelain' });
    for (const q of ['porcelein', 'porclain', 'throwng porcelian'])
      expect({ q, found: ids(await scheduled(q)) }).toEqual({ q, found: [id] });
    const exact = await planned(host, 4, { title: 'Porcelein' });
    expect(ids(await scheduled('porcelein'))).toEqual([exact.id]);
    expect(ids(await scheduled('porcelxyz throwing nothing'))).toEqual([]);
  });

  it('takes a word for a typo where no stream of the list has it, and the others as typed', async () => {
    const host = await signUp(app());
    const { id } = await planned(host, 3, { title: 'Salt firing' });
    const renamed = await planned(host, 4, { title: 'Salt fyring' });
    const { browser } = host;
    expect(ids(await scheduled('salt fyring'))).toEqual([renamed.id]);
    const url = `/v1/streams/${renamed.id}`;
    expectStatus(await app().send('PATCH', url, { browser, body: { title: 'Glass cutting' } }), 200);
    expect(ids(await scheduled('salt fyring'))).toEqual([id]);
    expect(ids(await scheduled('salt fyring cutting'))).toEqual([]);
    // Who runs the channel finds what others do not.
    expectStatus(await app().send('PATCH', url, { browser, body: { visibility: 'private' } }), 200);
    expect(ids(await scheduled('glas cuting'))).toEqual([]);
    const here = { channel_id: host.channel.id };
    expect(ids(await list({ state: 'scheduled', q: 'glas cuting', ...here }, browser))).toEqual([renamed.id]);
    expect(ids(await list({ state: 'scheduled', q: 'glas cuting', ...here }))).toEqual([]);
  });

  it('finds words within titles of scripts that put no spaces between them', async () => {
    const host = await signUp(app());
    const japanese = await planned(host, 3, { title: '東京タワーから生放送', tags: ['夜景'] });
    const thai = await planned(host, 4, { title: 'ดนตรีสดคืนนี้' });
    const found = async (q: string) => ids(await scheduled(q));
    for (const q of ['東京', 'タワー', '生放送', '放送', '夜景', 'タワー 生'])
      expect({ q, found: await found(q) }).toEqual({ q, found: [japanese.id] });
    for (const q of ['สด', 'คืนนี้']) expect({ q, found: await found(q) }).toEqual({ q, found: [thai.id] });
    expect(await found('大阪')).toEqual([]);
  });

  it('drops the words of deleted streams, and keeps those of all others', async () => {
    const host = await signUp(app());
    const gone = await planned(host, 3, { title: 'Zwiebelmuster Kobaltblau' });
    await planned(host, 4, { title: 'Kobaltblau' });
    const { db } = app().context;
    const known = async () =>
      (await db.searchWord.findMany({ where: { word: { in: ['zwiebelmuster', 'kobaltblau'] } } })).map(
        ({ word }) => word,
      );
    expect((await known()).sort()).toEqual(['kobaltblau', 'zwiebelmuster']);
    expectStatus(await app().send('DELETE', `/v1/streams/${gone.id}`, { browser: host.browser }), 204);
    expect(ids(await scheduled('zwiebelmuster'))).toEqual([]);
    await eraseStream(app().context, gone.id);
    await purgeSearchWords(app().context);
    expect(await known()).toEqual(['kobaltblau']);
  });

  it('keeps a word that is being written while unused ones are deleted', async () => {
    const host = await signUp(app());
    const { db } = app().context;
    await db.searchWord.create({ data: { word: 'ritzmuster' } });
    const { id } = await newStream(app(), host);
    let purging: Promise<void> | undefined;
    await db.$transaction(async (tx) => {
      await tx.stream.update({
        where: { id },
        data: { searchText: 'ritzmuster', scheduledFor: inHours(1), timeZone: 'UTC' },
      });
      purging = purgeSearchWords(app().context);
      await eventually(async () => {
        const [waiting] = await db.$queryRaw<{ count: bigint }[]>`
          SELECT count(*) FROM pg_locks WHERE relation = 'search_words'::regclass AND NOT granted`;
        expect(waiting?.count).toBe(1n);
      });
    });
    await purging;
    expect(await db.searchWord.count({ where: { word: 'ritzmuster' } })).toBe(1);
  });

  it('finds the streams of a channel that is called so', async () => {
    const host = await signUp(app(), 'Großer Brennofen');
    const { id } = await planned(host, 3, { title: 'Something else' });
    for (const q of ['brennofen', 'großer brennofen', 'GRO', 'brenofen'])
      expect({ q, found: ids(await scheduled(q)) }).toEqual({ q, found: [id] });
  });

  it('goes on page by page in the order of the list, however it was found', async () => {
    const host = await signUp(app());
    const streams: string[] = [];
    for (let hour = 1; hour <= 5; hour += 1)
      streams.push((await planned(host, hour, { title: `Zeichnen ${hour}`, tags: ['paper'] })).id);
    expect(await all({ state: 'scheduled', q: 'zeichnen' })).toEqual(streams);
    expect(await all({ state: 'scheduled', q: 'zeichmen' })).toEqual(streams);
    expect(await all({ state: 'scheduled', tag: 'paper' })).toEqual(streams);
    expect(await all({ state: 'scheduled', tag: '#Paper', q: 'zeichnen 3' })).toEqual([streams[2]]);
  });

  it('searches live and ended streams too, newest first', async () => {
    const { host, stream } = await liveStream(app(), { title: 'Glasur', category: 'craft' });
    const other = await liveStream(app(), { title: 'Glasur', category: 'talk' });
    expect(await all({ q: 'glasur' })).toEqual([other.stream.id, stream.id]);
    expect(await all({ q: 'glasur', category: 'craft' })).toEqual([stream.id]);
    expect(await all({ category: 'craft' })).toEqual([stream.id]);
    await endStream(app(), host, stream);
    expect(await all({ q: 'glasur' })).toEqual([other.stream.id]);
    expect(await all({ q: 'glasur', state: 'ended' })).toEqual([stream.id]);
    expect(await all({ q: 'glazur', state: 'ended', category: 'craft' })).toEqual([stream.id]);
  });

  it.each([
    '%',
    '_',
    "'",
    '"',
    '&|!:*',
    '\\',
    '()<->',
    '!!!',
    'a & b | !c:*',
    "'); DROP TABLE streams; --",
    '👩‍👩‍👧'.repeat(12),
    '😀'.repeat(50),
    'a b c d e f g h i j k l m n o p q r s t u v w x y z',
    'x'.repeat(100),
    '㌀'.repeat(100),
    'ﷺ'.repeat(100),
    '1e5 -7 3.14 10:30 a@b.example http://x/y',
  ])('takes %j without an error', async (q) => {
    for (const state of ['live', 'scheduled', 'ended']) {
      const { data, next_cursor } = await list({ state, q });
      expect({ data, next_cursor }).toEqual({ data: [], next_cursor: null });
    }
  });

  it.each(['', '   ', '\u200d', 'null\u0000byte', 'x'.repeat(101)])('refuses %j', async (q) => {
    const answer = await app().send('GET', `/v1/streams?${new URLSearchParams({ q }).toString()}`);
    expect(problemOf(answer)).toBe('validation_failed');
  });
});
