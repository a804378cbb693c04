import { randomUUID } from 'node:crypto';
import type { ChatMessage, Stream } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/eventually.ts';
import { endStream, expectStatus, liveStream, newGuest } from '../../../test/people.ts';
import { joinRoom } from '../../../test/room.ts';
import {
  type Answer,
  type Browser,
  problemOf,
  startApp,
  testSettings,
  useApp,
} from '../../../test/test-app.ts';

const app = useApp();

const send = (stream: Stream, browser: Browser, body: Record<string, unknown>, to = app()): Promise<Answer> =>
  to.send('POST', `/v1/streams/${stream.id}/messages`, { browser, body: { body: 'Hello', ...body } });
const messageOf = (answer: Answer, status: number): ChatMessage =>
  expectStatus<{ message: ChatMessage }>(answer, status).message;
const lastSeq = async ({ id }: Stream): Promise<number> =>
  (await app().context.db.streamChat.findUniqueOrThrow({ where: { streamId: id } })).lastSeq;

describe('a message with a client id', () => {
  it('that is sent again is answered as it is, and the room receives it once', async () => {
    const { stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Ola');
    const viewer = await joinRoom(app(), stream);
    const client_id = randomUUID();
    const first = messageOf(await send(stream, browser, { client_id }), 201);
    expect(first.client_id).toBe(client_id);
    const again = messageOf(await send(stream, browser, { client_id, body: 'something else' }), 200);
    expect(again).toEqual(first);
    const next = messageOf(await send(stream, browser, {}), 201);
    expect(next).toMatchObject({ seq: first.seq + 1, client_id: null });
    await viewer.heard({ kind: 'chat', event: next });
    const chat = viewer.received.filter(({ kind }) => kind === 'chat');
    expect(chat).toEqual([
      { kind: 'chat', event: first },
      { kind: 'chat', event: next },
    ]);
    await viewer.leave();
  });

  it('is one message when it arrives many times at once, at several replicas', async () => {
    const { stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Ola');
    const replica = await startApp(testSettings(app().config.databaseUrl));
    try {
      const client_id = randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          send(stream, browser, { client_id }, index % 2 ? app() : replica),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(11).fill(200), 201]);
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect(await lastSeq(stream)).toBe(1);
    } finally {
      await replica.close();
    }
  });

  it('is not refused when it is sent again, although its author has reached the limit meanwhile', async () => {
    const { stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Ola');
    const first = messageOf(await send(stream, browser, { client_id: 'one' }), 201);
    for (let number = 2; number <= 5; number += 1) await send(stream, browser, {});
    expect(problemOf(await send(stream, browser, { client_id: 'six' }))).toBe('rate_limited');
    expect(messageOf(await send(stream, browser, { client_id: 'one' }), 200)).toEqual(first);
  });

  it('is not refused when it arrives twice at once and takes the last place of the limit', async () => {
    const { stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Ola');
    for (let number = 1; number <= 4; number += 1) await send(stream, browser, {});
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send(stream, browser, { client_id: 'last' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(7).fill(200), 201]);
  });

  it('is not refused when it is sent again after the stream has ended', async () => {
    const { host, stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Ola');
    const first = messageOf(await send(stream, browser, { client_id: 'one' }), 201);
    await endStream(app(), host, stream);
    expect(messageOf(await send(stream, browser, { client_id: 'one' }), 200)).toEqual(first);
    expect(problemOf(await send(stream, browser, { client_id: 'two' }))).toBe('stream_not_live');
  });

  it('that was deleted meanwhile stays deleted when it is sent again', async () => {
    const { stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Ola');
    const { id } = messageOf(await send(stream, browser, { client_id: 'one' }), 201);
    await app().send('DELETE', `/v1/streams/${stream.id}/messages/${id}`, { browser });
    const again = messageOf(await send(stream, browser, { client_id: 'one' }), 200);
    expect(again).toMatchObject({ id, body: null, deleted: { by: 'author' } });
  });

  it('is another one in another stream and from another author', async () => {
    const [here, there] = [await liveStream(app()), await liveStream(app())];
    const [one, other] = [await newGuest(app(), 'Ola'), await newGuest(app(), 'Ewa')];
    const messages = [
      messageOf(await send(here.stream, one.browser, { client_id: 'same' }), 201),
      messageOf(await send(here.stream, other.browser, { client_id: 'same' }), 201),
      messageOf(await send(there.stream, one.browser, { client_id: 'same' }), 201),
    ];
    expect(new Set(messages.map(({ id }) => id)).size).toBe(3);
  });

  it('is found again by the account that its guest became', async () => {
    const { stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Ola');
    const { id } = messageOf(await send(stream, browser, { client_id: 'one' }), 201);
    const account = {
      email: `${randomUUID()}@example.org`,
      password: 'three words in a row',
      display_name: 'Ola',
    };
    const made = await app().send('POST', '/v1/auth/register', { browser, body: account });
    browser.token = expectStatus<{ access_token: string }>(made, 201).access_token;
    expect(messageOf(await send(stream, browser, { client_id: 'one' }), 200)).toMatchObject({ id });
  });

  it('is not sent to somebody who lost access to the stream', async () => {
    const { host, stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Ola');
    messageOf(await send(stream, browser, { client_id: 'one' }), 201);
    const body = { visibility: 'private' };
    expectStatus(await app().send('PATCH', `/v1/streams/${stream.id}`, { browser: host.browser, body }), 200);
    await eventually(async () =>
      expect(problemOf(await send(stream, browser, { client_id: 'one' }))).toBe('not_found'),
    );
  });

  it.each([[''], ['x'.repeat(65)], ['with space'], ['ó'], [5], [null]])(
    '%j is refused',
    async (client_id) => {
      const { host, stream } = await liveStream(app());
      expect(problemOf(await send(stream, host.browser, { client_id }))).toBe('validation_failed');
    },
  );

  it('may be a UUID or up to 64 letters, digits, _ and -', async () => {
    const { host, stream } = await liveStream(app());
    for (const client_id of [randomUUID(), 'x', `A_z-9${'y'.repeat(59)}`])
      expect(messageOf(await send(stream, host.browser, { client_id }), 201).client_id).toBe(client_id);
  });
});
