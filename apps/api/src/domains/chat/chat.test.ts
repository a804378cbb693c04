import type { ChatEvent, ChatMessage, SignedIn } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { newAddress } from '../../../test/channel-people.ts';
import { eventually } from '../../../test/eventually.ts';
import {
  endStream,
  expectStatus,
  goodPassword,
  liveStream,
  newGuest,
  say,
  signUp,
} from '../../../test/people.ts';
import { joinRoom } from '../../../test/room.ts';
import { Browser, problemOf, startApp, testSettings, useApp } from '../../../test/test-app.ts';

const app = useApp();

interface Page {
  data: ChatEvent[];
  next_cursor: string | null;
  chat_seq: number;
}
const read = async (streamId: string, query = ''): Promise<Page> =>
  expectStatus<Page>(await app().send('GET', `/v1/streams/${streamId}/messages?${query}`), 200);
const remove = (streamId: string, message: ChatMessage, browser: Browser) =>
  app().send('DELETE', `/v1/streams/${streamId}/messages/${message.id}`, { browser });
const seqs = (page: Page) => page.data.map((event) => event.seq);
const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('a chat', () => {
  it('numbers messages that are sent at once without a gap', async () => {
    const { stream } = await liveStream(app());
    const guests = await Promise.all(upTo(8).map((number) => newGuest(app(), `Guest ${number}`)));
    const said = await Promise.all(
      guests.flatMap(({ browser }) =>
        upTo(5).map((number) => say(app(), stream.id, browser, `message ${number}`)),
      ),
    );
    expect(said.map((message) => message.seq).sort((a, b) => a - b)).toEqual(upTo(40));
    const page = await read(stream.id);
    expect(seqs(page)).toEqual(upTo(40));
    expect(page.chat_seq).toBe(40);
  });

  it('shows the last messages first, and older ones page by page', async () => {
    const { host, stream } = await liveStream(app());
    for (const number of upTo(7)) await say(app(), stream.id, host.browser, `message ${number}`);
    const last = await read(stream.id, 'limit=3');
    expect(seqs(last)).toEqual([5, 6, 7]);
    const older = await read(stream.id, `limit=3&before=${last.next_cursor}`);
    expect(seqs(older)).toEqual([2, 3, 4]);
    const oldest = await read(stream.id, `limit=3&before=${older.next_cursor}`);
    expect(seqs(oldest)).toEqual([1]);
    expect(oldest.next_cursor).toBeNull();
  });

  it('gives every event since a number, deletions too', async () => {
    const { host, stream } = await liveStream(app());
    const first = await say(app(), stream.id, host.browser, 'one');
    await say(app(), stream.id, host.browser, 'two');
    await remove(stream.id, first, host.browser);
    await say(app(), stream.id, host.browser, 'three');

    const missed = await read(stream.id, 'after=2');
    expect(missed.data).toMatchObject([
      { type: 'deleted', seq: 3, message_id: first.id, deleted: { by: 'author' } },
      { type: 'created', seq: 4, body: 'three' },
    ]);
    const paged: number[] = [];
    let after: string | null = '0';
    while (after !== null) {
      const page: Page = await read(stream.id, `after=${after}&limit=2`);
      paged.push(...seqs(page));
      after = page.next_cursor;
    }
    expect(paged).toEqual([1, 2, 3, 4]);
  });

  it.each(['before=-1', 'after=x', 'after=1&before=1', 'limit=0', 'limit=201', 'after=2147483648', 'x=1'])(
    'refuses ?%s',
    async (query) => {
      const { stream } = await liveStream(app());
      expect(problemOf(await app().send('GET', `/v1/streams/${stream.id}/messages?${query}`))).toBe(
        'validation_failed',
      );
    },
  );

  it('has room for a number beyond any event', async () => {
    const { stream } = await liveStream(app());
    expect((await read(stream.id, 'after=2147483647')).data).toEqual([]);
    expect((await read(stream.id, 'before=2147483647')).data).toEqual([]);
  });
});

describe('a message', () => {
  it('says who wrote it by what the server knows, not by what was sent', async () => {
    const { host, stream } = await liveStream(app());
    const viewer = await signUp(app(), 'Tom');
    const guest = await newGuest(app(), 'Sofia');
    const authors = [];
    for (const browser of [host.browser, viewer.browser, guest.browser]) {
      authors.push((await say(app(), stream.id, browser, 'hello')).author);
    }
    expect(authors).toEqual([
      { id: host.id, display_name: 'Łucja', role: 'host' },
      { id: viewer.id, display_name: 'Tom', role: 'account' },
      { id: guest.id, display_name: 'Sofia', role: 'guest' },
    ]);
    const forged = { body: 'hello', author: { id: host.id, role: 'host' } };
    const answer = await app().send('POST', `/v1/streams/${stream.id}/messages`, {
      browser: guest.browser,
      body: forged,
    });
    expect(problemOf(answer)).toBe('validation_failed');
  });

  it.each([
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['line\nbreak\r\n and\ttab', 'line break and tab'],
    ['\u202eright to left\u202c', 'right to left'],
    ['الحجم هذا يحتاج فرنًا أكبر', 'الحجم هذا يحتاج فرنًا أكبر'],
    ['👩‍🚀 ok', '👩‍🚀 ok'],
  ])('%j is kept as %j', async (body, kept) => {
    const { host, stream } = await liveStream(app());
    expect((await say(app(), stream.id, host.browser, body)).body).toBe(kept);
    expect((await read(stream.id)).data).toMatchObject([{ body: kept }]);
  });

  it.each([
    [''],
    [' \n '],
    ['nul\u0000l'],
    ['half \ud800'],
    ['\u200b\u200d'],
    ['x'.repeat(501)],
    [null],
    [['a']],
    [5],
  ])('%j is refused', async (body) => {
    const { host, stream } = await liveStream(app());
    const options = { browser: host.browser, body: { body } };
    expect(problemOf(await app().send('POST', `/v1/streams/${stream.id}/messages`, options))).toBe(
      'validation_failed',
    );
  });

  it('is deleted by its author or the host, once, and its body is gone everywhere', async () => {
    const { host, stream } = await liveStream(app());
    const author = await newGuest(app(), 'Sofia');
    const other = await newGuest(app(), 'Ola');
    const [one, two] = [
      await say(app(), stream.id, author.browser, 'secret one'),
      await say(app(), stream.id, author.browser, 'secret two'),
    ];
    expect(problemOf(await remove(stream.id, one, other.browser))).toBe('forbidden');
    expect(problemOf(await remove(stream.id, one, new Browser()))).toBe('forbidden');
    await Promise.all([
      remove(stream.id, one, author.browser),
      remove(stream.id, one, author.browser),
      remove(stream.id, two, host.browser),
    ]);
    const page = await read(stream.id);
    expect(page.data).toMatchObject([
      { body: null, deleted: { by: 'author' } },
      { body: null, deleted: { by: 'staff' } },
    ]);
    expect(page.chat_seq).toBe(4);
    expect(JSON.stringify([page, await read(stream.id, 'after=0')])).not.toContain('secret');
  });

  it('of another stream is not found in this one', async () => {
    const [here, there] = [await liveStream(app()), await liveStream(app())];
    const message = await say(app(), here.stream.id, here.host.browser, 'here');
    expect(problemOf(await remove(there.stream.id, message, there.host.browser))).toBe('not_found');
  });

  it('is not written by a suspended account, nor by the guest whose account it is', async () => {
    const { stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Sofia');
    const device = browser.copy();
    const account = { email: newAddress(), password: goodPassword, display_name: 'Sofia' };
    const made = await app().send('POST', '/v1/auth/register', { browser, body: account });
    const { user, access_token } = expectStatus<SignedIn>(made, 201);
    browser.token = access_token;
    const before = await say(app(), stream.id, browser, 'before');
    const data = { suspendedAt: new Date(), suspensionReason: 'Over' };
    await app().context.db.user.update({ where: { id: user.id }, data });
    for (const who of [browser, device]) {
      const options = { browser: who, body: { body: 'after' } };
      const answer = await app().send('POST', `/v1/streams/${stream.id}/messages`, options);
      expect(problemOf(answer)).toBe('account_suspended');
    }
    expect((await read(stream.id)).data).toEqual([before]);
  });

  it('can be read when the stream has ended', async () => {
    const { host, stream } = await liveStream(app());
    await say(app(), stream.id, host.browser, 'goodbye');
    await endStream(app(), host, stream);
    expect((await read(stream.id)).data).toMatchObject([{ body: 'goodbye' }]);
  });
});

describe('the room', () => {
  it('receives every message and deletion', async () => {
    const { host, stream } = await liveStream(app());
    const viewer = await joinRoom(app(), stream);
    const message = await say(app(), stream.id, host.browser, 'hello');
    await viewer.heard({ kind: 'chat', event: message });
    await remove(stream.id, message, host.browser);
    await eventually(() => {
      const deletion = viewer.received.find(
        (event) => event.kind === 'chat' && event.event.type === 'deleted',
      );
      expect(deletion).toMatchObject({
        event: { seq: 2, message_id: message.id, deleted: { by: 'author' } },
      });
      return Promise.resolve();
    });
    await viewer.leave();
  });

  it('is not needed: what is sent while the media server is away is kept', async () => {
    const { host, stream } = await liveStream(app());
    const other = await startApp({
      ...testSettings(app().config.databaseUrl),
      LIVEKIT_URL: 'ws://127.0.0.1:9',
    });
    const options = { browser: host.browser, body: { body: 'can you hear me' } };
    expect((await other.send('POST', `/v1/streams/${stream.id}/messages`, options)).status).toBe(201);
    await other.close();
    expect((await read(stream.id)).data).toMatchObject([{ body: 'can you hear me' }]);
  });
});
