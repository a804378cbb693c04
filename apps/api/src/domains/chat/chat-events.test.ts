import { type ChatEvent, ChatEvent as Schema } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { endStream, expectStatus, liveStream, newGuest, say } from '../../../test/people.ts';
import { joinRoom } from '../../../test/room.ts';
import { useApp } from '../../../test/test-app.ts';
import { broadcastChatEvent } from './broadcast-chat-event.ts';
import { type NewEvent, appendEvent } from './chat-events.queries.ts';
import { presentEvent } from './chat.presenter.ts';
import { eraseStream } from '../streams/index.ts';

const app = useApp();

interface Page {
  data: ChatEvent[];
  next_cursor: string | null;
  chat_seq: number;
}
const read = async (streamId: string, query = ''): Promise<Page> =>
  expectStatus<Page>(await app().send('GET', `/v1/streams/${streamId}/messages?${query}`), 200);

/** Writes an event that concerns no message, and sends it to the room. */
async function append(streamId: string, event: Pick<NewEvent, 'type' | 'payload'>): Promise<ChatEvent> {
  const { context } = app();
  const at = context.clock.now();
  const seq = await appendEvent(context.db, { streamId, messageId: null, at, ...event });
  const { type, payload } = event;
  if (seq === undefined || payload === null || type === 'created' || type === 'deleted')
    throw new Error('not an event of its own');
  const written = presentEvent({ type, seq, at, message_id: null, payload });
  broadcastChatEvent(context, streamId, written);
  return written;
}

describe('an event that concerns no message', () => {
  it('has a number between those of messages, reaches the room, and is there to catch up with', async () => {
    const { host, stream } = await liveStream(app());
    const viewer = await joinRoom(app(), stream);
    const one = await say(app(), stream.id, host.browser, 'one');
    const event = await append(stream.id, { type: 'mode', payload: { mode: 'slow', seconds: 30 } });
    const two = await say(app(), stream.id, host.browser, 'two');
    expect([one.seq, event.seq, two.seq]).toEqual([1, 2, 3]);
    await viewer.heard({ kind: 'chat', event });
    await viewer.leave();

    const missed = await read(stream.id, 'after=0');
    expect(missed.data).toEqual([one, event, two]);
    expect(missed.data.map((shown) => Schema.parse(shown))).toEqual(missed.data);
    expect((await read(stream.id, 'after=1&limit=1')).next_cursor).toBe('2');
  });

  it('stands in no page of messages, and its number is in none of their cursors', async () => {
    const { host, stream } = await liveStream(app());
    const one = await say(app(), stream.id, host.browser, 'one');
    await append(stream.id, { type: 'cleared', payload: {} });
    const two = await say(app(), stream.id, host.browser, 'two');
    const page = await read(stream.id);
    expect(page).toEqual({ data: [one, two], next_cursor: null, chat_seq: 3 });
    expect((await read(stream.id, 'limit=1')).next_cursor).toBe('3');
  });

  it('gives numbers without a gap beside messages that are sent at once', async () => {
    const { stream } = await liveStream(app());
    const guests = await Promise.all([1, 2, 3].map((number) => newGuest(app(), `Guest ${number}`)));
    await Promise.all([
      ...guests.flatMap(({ browser }) => [1, 2, 3, 4].map(() => say(app(), stream.id, browser, 'hello'))),
      ...[1, 2, 3].map(() => append(stream.id, { type: 'pinned', payload: {} })),
    ]);
    const { data } = await read(stream.id, 'after=0');
    expect(data.map(({ seq }) => seq)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  });

  it('does not stand in the way of exporting messages, and goes with its stream', async () => {
    const { host, stream } = await liveStream(app());
    const message = await say(app(), stream.id, host.browser, 'one');
    await append(stream.id, { type: 'mode', payload: { mode: 'slow' } });
    const file = await app().send('GET', '/v1/me/export', { browser: host.browser });
    expect(file.body['messages']).toMatchObject([{ id: message.id, body: 'one', client_id: null }]);
    await endStream(app(), host, stream);
    expect((await app().send('DELETE', `/v1/streams/${stream.id}`, { browser: host.browser })).status).toBe(
      204,
    );
    await eraseStream(app().context, stream.id);
    expect(await app().context.db.chatEvent.count({ where: { streamId: stream.id } })).toBe(0);
  });
});

describe('the table of events', () => {
  it('takes no type that the contracts do not have, no message without its id, and no event without a payload', async () => {
    const { stream } = await liveStream(app());
    const { db, clock } = app().context;
    const row = { streamId: stream.id, seq: 1, createdAt: clock.now() };
    await expect(db.chatEvent.create({ data: { ...row, type: 'confetti', payload: {} } })).rejects.toThrow();
    await expect(db.chatEvent.create({ data: { ...row, type: 'created' } })).rejects.toThrow();
    await expect(db.chatEvent.create({ data: { ...row, type: 'mode' } })).rejects.toThrow();
  });
});
