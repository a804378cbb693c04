import { describe, expect, it } from '@jest/globals';
import type { ChatMessage, SignedIn, Stream } from '@footlight/contracts';
import {
  expectStatus,
  liveStream,
  newGuest,
  newStream,
  say,
  signUp,
  takeSeat,
} from '../../../../test/people.ts';
import {
  Browser,
  type TestApp,
  problemOf,
  startApp,
  testSettings,
  useApp,
} from '../../../../test/test-app.ts';
import { newId } from '../../../ids.ts';

const app = useApp();

/** Makes an account in the browser of a guest. */
async function makeAccount(browser: Browser, from: TestApp = app()): Promise<SignedIn> {
  const body = {
    email: `${browser.cookies.size}-${Math.random()}@example.org`,
    password: 'three words in a row',
    display_name: 'Ola Nowak',
  };
  const signedIn = expectStatus<SignedIn>(
    await from.send('POST', '/v1/auth/register', { browser, body }),
    201,
  );
  browser.token = signedIn.access_token;
  return signedIn;
}

async function messages(streamId: string): Promise<ChatMessage[]> {
  const answer = await app().send('GET', `/v1/streams/${streamId}/messages`);
  return expectStatus<{ data: ChatMessage[] }>(answer, 200).data;
}

describe('a guest who makes an account', () => {
  it('keeps the seat, in a stream without another one', async () => {
    const { stream } = await liveStream(app());
    const browser = new Browser();
    const before = await takeSeat(app(), stream.id, browser);
    const { user } = await makeAccount(browser);
    const after = await takeSeat(app(), stream.id, browser);
    expect(after.seat.id).toBe(before.seat.id);
    expect(after.viewer).toEqual({ kind: 'account', id: user.id, display_name: 'Ola Nowak' });
    const { taken } = await app().context.db.streamSeating.findUniqueOrThrow({
      where: { streamId: stream.id },
    });
    expect(taken).toBe(1);
  });

  it('keeps the messages, and can delete them', async () => {
    const { stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Ola');
    const said = await say(app(), stream.id, browser, 'Hello');
    const { user } = await makeAccount(browser);
    const [message] = await messages(stream.id);
    expect(message?.author).toEqual({ id: user.id, display_name: 'Ola', role: 'account' });
    const gone = await app().send('DELETE', `/v1/streams/${stream.id}/messages/${said.id}`, { browser });
    expect(gone.status).toBe(204);
  });

  it('belongs to the first account, also when a second one is made', async () => {
    const { stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Ola');
    await say(app(), stream.id, browser, 'Hello');
    const first = await makeAccount(browser);
    browser.token = undefined;
    await makeAccount(browser);
    const [message] = await messages(stream.id);
    expect(message?.author.id).toBe(first.user.id);
  });

  it('gets nothing of a guest whose cookie was forged', async () => {
    const { stream } = await liveStream(app());
    const guest = await newGuest(app(), 'Ola');
    await say(app(), stream.id, guest.browser, 'Hello');
    const thief = new Browser();
    thief.cookies.set('footlight_guest', `${guest.id}.${'A'.repeat(43)}`);
    await makeAccount(thief);
    const [message] = await messages(stream.id);
    expect(message?.author.id).toBe(guest.id);
  });

  it('stays a guest when the account is not made', async () => {
    const { stream } = await liveStream(app());
    const { browser, id } = await newGuest(app(), 'Ola');
    await say(app(), stream.id, browser, 'Hello');
    const { email } = await signUp(app());
    const body = { email, password: 'three words in a row', display_name: 'Ola' };
    const answer = await app().send('POST', '/v1/auth/register', { browser, body });
    expect(problemOf(answer)).toBe('email_taken');
    const [message] = await messages(stream.id);
    expect(message?.author.id).toBe(id);
  });
});

describe('a guest without a name', () => {
  it('is known by the signed cookie alone, and keeps the seat when an account is made', async () => {
    const { stream } = await liveStream(app());
    const browser = new Browser();
    const { seat, viewer } = await takeSeat(app(), stream.id, browser);
    const { db } = app().context;
    expect(await db.guest.findUnique({ where: { id: viewer.id } })).toBeNull();
    const { user } = await makeAccount(browser);
    expect(await db.guest.findUnique({ where: { id: viewer.id } })).toMatchObject({ userId: user.id });
    expect((await takeSeat(app(), stream.id, browser)).seat.id).toBe(seat.id);
  });

  it('is the same guest once it has one', async () => {
    const { stream } = await liveStream(app());
    const browser = new Browser();
    const { viewer } = await takeSeat(app(), stream.id, browser);
    const asked = await app().send('POST', '/v1/guests', { browser, body: {} });
    expect(asked.status).toBe(200);
    expect(asked.body).toMatchObject({ guest: { id: viewer.id, display_name: null } });
    const named = await app().send('POST', '/v1/guests', { browser, body: { display_name: 'Ola' } });
    expect(named.body).toMatchObject({ guest: { id: viewer.id, display_name: 'Ola' } });
    const again = await app().send('POST', '/v1/guests', { browser, body: {} });
    expect(again.body).toMatchObject({ guest: { id: viewer.id, display_name: 'Ola' } });
  });
});

describe('the name of a guest', () => {
  const speak = async (stream: { id: string }, browser: Browser) =>
    app().send('POST', `/v1/streams/${stream.id}/messages`, { browser, body: { body: 'Hello' } });

  async function hostNamed(name: string): Promise<{ stream: Stream }> {
    const host = await signUp(app(), name);
    const stream = await newStream(app(), host);
    expectStatus(await app().send('POST', `/v1/streams/${stream.id}/start`, { browser: host.browser }), 200);
    return { stream };
  }

  it.each(['Mira Sol', 'Μіrа Ѕоl', 'm1ra s0l', 'ＭＩＲＡ ＳＯＬ', 'Mira​ Sol', 'rnira.sol'])(
    'cannot look like the host’s: %j',
    async (name) => {
      const { stream } = await hostNamed('Mira Sol');
      const { browser } = await newGuest(app(), name);
      expect(problemOf(await speak(stream, browser))).toBe('name_too_alike');
      expect(await messages(stream.id)).toEqual([]);
    },
  );

  it('cannot look like the channel’s', async () => {
    const { host, stream } = await liveStream(app());
    const { browser } = await newGuest(app(), host.channel.name.toUpperCase());
    expect(problemOf(await speak(stream, browser))).toBe('name_too_alike');
  });

  it('can be that of somebody who hosts elsewhere, and another one helps', async () => {
    const { stream } = await hostNamed('Mira Sol');
    const { stream: elsewhere } = await hostNamed('Tom Adeyemi');
    const { browser } = await newGuest(app(), 'Mira Sol');
    expect((await speak(elsewhere, browser)).status).toBe(201);
    expect(problemOf(await speak(stream, browser))).toBe('name_too_alike');
    await app().send('PATCH', '/v1/guests', { browser, body: { display_name: 'Mira Moon' } });
    expect((await speak(stream, browser)).status).toBe(201);
  });

  it('is stored in NFKC, without control, reordering and zero-width characters', async () => {
    const browser = new Browser();
    const body = { display_name: ' Ｏ\u200bl\u202ea\u0007\u00ad ' };
    const answer = await app().send('POST', '/v1/guests', { browser, body });
    expect(answer.body).toMatchObject({ guest: { display_name: 'Ola' } });
  });
});

describe('new guests of one network address', () => {
  const address = '198.51.100.7';
  const from = (headers = { 'x-forwarded-for': address }) => ({ headers });

  it('are as many as the setting says, by seats and names together, however many come at once', async () => {
    const { stream } = await liveStream(app());
    await withLimit(5, async (other) => {
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, place) =>
          place % 2 === 0
            ? other.send('POST', `/v1/streams/${stream.id}/seats`, from())
            : other.send('POST', '/v1/guests', { ...from(), body: {} }),
        ),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
      expect(new Set(answers.map(problemOf))).toEqual(new Set([undefined, 'rate_limited']));
      const refused = answers.find(({ status }) => status === 429);
      expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(3_500);
    });
  });

  it('are not counted when they are known, have an account or find no seat', async () => {
    const { host, stream } = await liveStream(app());
    await withLimit(1, async (other) => {
      const browser = new Browser();
      const seats = `/v1/streams/${stream.id}/seats`;
      for (const who of [browser, browser, host.browser]) {
        expect((await other.send('POST', seats, { ...from(), browser: who })).status).toBe(201);
      }
      const scheduled = await newStream(app(), host);
      const closed = await other.send('POST', `/v1/streams/${scheduled.id}/seats`, from());
      expect(problemOf(closed)).toBe('stream_not_live');
      await app().context.db.streamSeating.update({ where: { streamId: stream.id }, data: { cap: 2 } });
      expect(problemOf(await other.send('POST', seats, from()))).toBe('stream_full');
      const nowhere = await other.send('POST', `/v1/streams/${newId('stream')}/seats`, from());
      expect(problemOf(nowhere)).toBe('not_found');
      const hidden = await newStream(app(), host, { visibility: 'private' });
      expect(problemOf(await other.send('POST', `/v1/streams/${hidden.id}/seats`, from()))).toBe('not_found');
    });
  });

  it('are counted anew when the hour is over, and apart from those of other addresses', async () => {
    const { stream } = await liveStream(app());
    await withLimit(1, async (other) => {
      const seats = `/v1/streams/${stream.id}/seats`;
      expect((await other.send('POST', seats, from())).status).toBe(201);
      expect(problemOf(await other.send('POST', seats, from()))).toBe('rate_limited');
      expect((await other.send('POST', seats, from({ 'x-forwarded-for': '198.51.100.8' }))).status).toBe(201);
      other.clock.advance(3_600_000);
      expect((await other.send('POST', seats, from())).status).toBe(201);
    });
  });
});

/** Another replica, behind a trusted proxy, where an address makes so many guests an hour. The limits begin anew. */
async function withLimit(most: number, work: (other: TestApp) => Promise<void>): Promise<void> {
  await app().context.db.rateLimit.deleteMany();
  const settings = { RATE_LIMIT_ADDRESS: String(most), TRUST_PROXY: '127.0.0.1' };
  const other = await startApp({ ...testSettings(app().config.databaseUrl), ...settings });
  try {
    await work(other);
  } finally {
    await other.close();
  }
}
