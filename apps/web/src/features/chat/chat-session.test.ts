import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ChatEvent, ChatMessage } from '@footlight/contracts';
import { reportReached } from '../../lib/connection.ts';
import { answer, removed, said } from './chat-events.fixture.ts';
import type { ChatGateway } from './chat-gateway.ts';
import type { ChatPage } from './chat-log.ts';
import { ChatSession } from './chat-session.ts';
import { chatTiming } from './chat-timing.ts';
import type { Outbox, SendFailure } from './outbox.ts';

const me = 'gst_me';
const offline: SendFailure = { code: 'no_answer', requestId: null };

/** The API of one chat, as far as these tests need one. Everything that it is asked is written down. */
class FakeChat implements ChatGateway {
  events: ChatEvent[];
  asked: string[] = [];
  pageSize = 100;
  /** What the next calls end with, instead of an answer. */
  failures: SendFailure[] = [];
  /** How many messages are written although their answers are lost. */
  losesAnswers = 0;
  saved: Outbox = [];

  constructor(count = 0) {
    this.events = Array.from({ length: count }, (_, index) => said(index + 1));
  }

  list = async (query: { before?: string; after?: string }): Promise<ChatPage> => {
    this.asked.push(
      query.after !== undefined ? `after ${query.after}` : query.before ? `before ${query.before}` : 'last',
    );
    this.#failOnce();
    return answer(this.events, query, this.pageSize);
  };

  post = async ({ clientId, body }: { clientId: string; body: string }): Promise<ChatMessage> => {
    this.asked.push(`post ${body}`);
    this.#failOnce();
    const there = this.events.find((event) => event.type === 'created' && event.client_id === clientId);
    if (there?.type === 'created') return there;
    const message = said(this.events.length + 1, {
      body,
      client_id: clientId,
      author: { id: me, display_name: 'Me', role: 'guest' },
    });
    this.events.push(message);
    if (this.losesAnswers > 0) {
      this.losesAnswers -= 1;
      throw new Lost(offline);
    }
    return message;
  };

  remove = async (messageId: string): Promise<void> => {
    this.asked.push(`remove ${messageId}`);
    this.#failOnce();
    this.events.push(removed(this.events.length + 1, Number(messageId.slice(4))));
  };

  failureOf = (error: unknown): SendFailure => (error instanceof Lost ? error.failure : offline);
  keep = (outbox: Outbox) => {
    this.saved = outbox;
  };
  kept = () => this.saved;

  #failOnce(): void {
    const failure = this.failures.shift();
    if (failure) throw new Lost(failure);
  }
}

class Lost extends Error {
  readonly failure: SendFailure;
  constructor(failure: SendFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Lets everything happen that needs no time. */
const settle = () => jest.advanceTimersByTimeAsync(0);
/** Milliseconds in which at least one frame comes. */
const frame = 20;
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

async function openChat(chat: FakeChat, { connected = true } = {}) {
  const session = new ChatSession(chat);
  const stop = session.start();
  await settle();
  if (connected) {
    session.setConnected(true);
    await settle();
  }
  chat.asked = [];
  return {
    session,
    stop,
    seen: () => session.getSnapshot(),
    shown: () => session.getSnapshot().log.messages.map((message) => message.body),
  };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('fetching', () => {
  test('the last messages come first, and the room’s own gap to them is closed at the joining', async () => {
    const chat = new FakeChat(3);
    const session = new ChatSession(chat);
    session.start();
    await settle();
    expect(session.getSnapshot().history).toBe('ready');
    chat.events.push(said(4));
    session.setConnected(true);
    await settle();
    expect(chat.asked).toEqual(['last', 'after 3']);
    expect(session.getSnapshot().log.messages).toHaveLength(4);
  });

  test('joining the room while the first page is on its way fetches once more after it', async () => {
    const chat = new FakeChat(3);
    const session = new ChatSession(chat);
    session.start();
    session.setConnected(true);
    await settle();
    expect(chat.asked).toEqual(['last', 'after 3']);
  });

  test('a gap that closes by itself asks for nothing', async () => {
    const chat = new FakeChat(2);
    const { session } = await openChat(chat);
    session.receive(said(4));
    // It is applied with the next frame, still before the earliest moment of a fetch.
    await pass(chatTiming.gapDelay - 1);
    session.receive(said(3));
    await pass(2_000);
    expect(chat.asked).toEqual([]);
  });

  test('a gap that stays is fetched after 300 ms and up to 500 ms of chance, and no earlier', async () => {
    for (const luck of [0, 0.999]) {
      jest.spyOn(Math, 'random').mockReturnValue(luck);
      const chat = new FakeChat(2);
      const { session, seen } = await openChat(chat);
      chat.events.push(said(3), said(4));
      session.hear(4);
      const due = chatTiming.gapDelay + luck * chatTiming.gapJitter;
      await pass(Math.floor(due) - 1);
      expect(chat.asked).toEqual([]);
      await pass(2);
      expect(chat.asked).toEqual(['after 2']);
      expect(seen().log.known).toBe(4);
    }
  });

  test('pages until nothing is left', async () => {
    const chat = new FakeChat(2);
    const { session, seen } = await openChat(chat);
    chat.pageSize = 2;
    chat.events.push(said(3), said(4), said(5), said(6), said(7));
    session.hear(7);
    await pass(1_000);
    expect(chat.asked).toEqual(['after 2', 'after 4', 'after 6']);
    expect(seen().log.messages).toHaveLength(7);
  });

  test('a lost tail shows by the number that a heartbeat tells', async () => {
    const chat = new FakeChat(2);
    const { session, shown } = await openChat(chat);
    session.hear(2);
    await pass(1_000);
    expect(chat.asked).toEqual([]);
    chat.events.push(said(3));
    session.hear(3);
    await pass(1_000);
    expect(shown()).toContain('message 3');
  });

  test('without the room it polls, and with it it does not', async () => {
    const chat = new FakeChat(1);
    const { session, shown } = await openChat(chat, { connected: false });
    chat.events.push(said(2));
    await pass(chatTiming.poll);
    expect(chat.asked).toEqual(['after 1']);
    expect(shown()).toContain('message 2');
    session.setConnected(true);
    await settle();
    chat.asked = [];
    await pass(chatTiming.poll * 3);
    expect(chat.asked).toEqual([]);
    session.setConnected(false);
    await settle();
    expect(chat.asked).toEqual(['after 2']);
  });

  test('a first page that does not come is asked for again, with growing pauses', async () => {
    const chat = new FakeChat(1);
    chat.failures = [offline, offline];
    const { seen } = await openChat(chat, { connected: false });
    expect(seen().history).toBe('failed');
    await pass(chatTiming.firstRetry);
    expect(seen().history).toBe('failed');
    await pass(chatTiming.firstRetry);
    expect(chat.asked).toEqual(['last']);
    await pass(chatTiming.firstRetry);
    expect(seen().history).toBe('ready');
  });

  test('what did not come is asked for at once when the server is back', async () => {
    const chat = new FakeChat(3);
    const { session, seen } = await openChat(chat);
    chat.failures = Array.from({ length: 8 }, () => offline);
    session.setConnected(false);
    await pass(90_000);
    expect(seen().stale).toBe(true);
    [chat.failures, chat.asked] = [[], []];
    reportReached(false);
    reportReached();
    await settle();
    expect(chat.asked).toEqual(['after 3']);
    expect(seen().stale).toBe(false);
  });

  test('after having been away for long it starts anew from the last messages', async () => {
    const chat = new FakeChat(2);
    const { session, seen } = await openChat(chat);
    chat.events = Array.from({ length: 5_000 }, (_, index) => said(index + 1));
    session.hear(5_000);
    await pass(1_000);
    expect(chat.asked).toEqual(['last']);
    expect(seen().log).toMatchObject({ known: 5_000, older: '4901' });
  });

  test('keeps the newest 500 while reading along, and fetches earlier ones when asked', async () => {
    const chat = new FakeChat(100);
    const { session, seen } = await openChat(chat);
    for (let seq = 101; seq <= 700; seq += 1) {
      chat.events.push(said(seq));
      session.receive(said(seq));
    }
    await pass(frame);
    expect(seen().log.messages).toHaveLength(chatTiming.kept);
    session.setFollowing(false);
    await session.loadEarlier();
    expect(seen().log.messages[0]?.seq).toBe(101);
    session.setFollowing(true);
    expect(seen().log.messages[0]?.seq).toBe(201);
  });

  test('earlier messages that do not come can be asked for again', async () => {
    const chat = new FakeChat(150);
    const { session, seen } = await openChat(chat);
    chat.failures = [offline];
    await session.loadEarlier();
    expect(seen().earlier).toBe('failed');
    await session.loadEarlier();
    expect(seen()).toMatchObject({ earlier: 'idle', log: { older: null } });
  });

  test('stopped, it asks for nothing more; started again, it goes on', async () => {
    const chat = new FakeChat(1);
    const { session, stop, shown } = await openChat(chat, { connected: false });
    stop();
    await pass(60_000);
    expect(chat.asked).toEqual([]);
    chat.events.push(said(2));
    session.start();
    await settle();
    expect(shown()).toEqual(['message 1', 'message 2']);
  });
});

describe('sending', () => {
  test('a message stands in the outbox until it is in the chat', async () => {
    const chat = new FakeChat(1);
    const { session, seen, shown } = await openChat(chat);
    session.send('hello');
    expect(seen().outbox).toMatchObject([{ body: 'hello', state: 'sending' }]);
    expect(chat.saved).toHaveLength(1);
    await settle();
    expect(seen().outbox).toEqual([]);
    expect(chat.saved).toEqual([]);
    expect(shown()).toEqual(['message 1', 'hello']);
  });

  test('messages keep their order, and a refused one does not hold the next one up', async () => {
    const chat = new FakeChat();
    const { session, seen, shown } = await openChat(chat);
    chat.failures = [{ code: 'validation_failed', requestId: 'req_1' }];
    session.send('one');
    session.send('two');
    session.send('three');
    await settle();
    expect(chat.asked).toEqual(['post one', 'post two', 'post three']);
    expect(shown()).toEqual(['two', 'three']);
    expect(seen().outbox).toMatchObject([{ body: 'one', state: 'failed', failure: { requestId: 'req_1' } }]);
  });

  test('one that arrived although its answer was lost is found, and does not stay failed', async () => {
    const chat = new FakeChat(1);
    const { session, seen, shown } = await openChat(chat);
    chat.losesAnswers = 1;
    session.send('hello');
    await settle();
    expect(chat.asked).toEqual(['post hello', 'after 1']);
    expect(seen().outbox).toEqual([]);
    expect(shown()).toEqual(['message 1', 'hello']);
  });

  test('one that is shown as failed becomes a sent one when it arrives after all', async () => {
    const chat = new FakeChat(1);
    const { session, seen, shown } = await openChat(chat);
    chat.failures = [offline, offline];
    session.send('hello');
    await settle();
    const [entry] = seen().outbox;
    expect(entry).toMatchObject({ state: 'failed', failure: { code: 'no_answer' } });
    // The request that was given up reaches the server late, and the room delivers the message.
    session.receive(said(2, { body: 'hello', client_id: entry?.clientId ?? '' }));
    await pass(frame);
    expect(seen().outbox).toEqual([]);
    expect(chat.saved).toEqual([]);
    expect(shown()).toEqual(['message 1', 'hello']);
  });

  test('sending again what had arrived is the same message: it is in the chat once', async () => {
    const chat = new FakeChat(1);
    const { session, seen, shown } = await openChat(chat);
    chat.losesAnswers = 1;
    // The connection is gone for the fetch as well.
    const list = chat.list;
    chat.list = async () => {
      throw new Lost(offline);
    };
    session.send('hello');
    await settle();
    const [entry] = seen().outbox;
    expect(entry?.state).toBe('failed');
    chat.list = list;
    session.sendAgain(entry?.clientId ?? '');
    await settle();
    expect(chat.asked.filter((asked) => asked.startsWith('post'))).toEqual(['post hello', 'post hello']);
    expect(chat.events).toHaveLength(2);
    expect(shown()).toEqual(['message 1', 'hello']);
    expect(seen().outbox).toEqual([]);
  });

  test('sending again what did not arrive sends it', async () => {
    const chat = new FakeChat(1);
    const { session, seen, shown } = await openChat(chat);
    chat.failures = [offline, offline];
    session.send('hello');
    await settle();
    const [entry] = seen().outbox;
    expect(entry?.state).toBe('failed');
    session.sendAgain(entry?.clientId ?? '');
    await settle();
    expect(shown()).toEqual(['message 1', 'hello']);
  });

  test('two messages of the same text are two', async () => {
    const chat = new FakeChat();
    const { session, seen, shown } = await openChat(chat);
    session.send('hello');
    session.send('hello');
    await settle();
    expect(shown()).toEqual(['hello', 'hello']);
    expect(seen().outbox).toEqual([]);
  });

  test('what reaches a limit is kept, says until when, and goes by itself; the order stays', async () => {
    const chat = new FakeChat();
    const { session, seen, shown } = await openChat(chat);
    chat.failures = [{ code: 'rate_limited', requestId: 'req_1', retryAfterMs: 2_000 }];
    session.send('one');
    session.send('two');
    await settle();
    expect(chat.asked).toEqual(['post one']);
    expect(seen().limitedUntil).toBe(Date.now() + 2_000);
    expect(seen().outbox).toMatchObject([
      { body: 'one', state: 'waiting', failure: null },
      { body: 'two', state: 'waiting' },
    ]);
    await pass(1_999);
    expect(chat.asked).toEqual(['post one']);
    await pass(1);
    expect(chat.asked).toEqual(['post one', 'post one', 'post two']);
    expect(seen()).toMatchObject({ limitedUntil: null, outbox: [] });
    expect(shown()).toEqual(['one', 'two']);
  });

  test('a limit that is reached once more is waited for once more', async () => {
    const chat = new FakeChat();
    const { session, seen, shown } = await openChat(chat);
    const limited = { code: 'rate_limited', requestId: null, retryAfterMs: 1_000 };
    chat.failures = [limited, limited];
    session.send('one');
    await pass(1_000);
    expect(seen().limitedUntil).toBe(Date.now() + 1_000);
    await pass(1_000);
    expect(shown()).toEqual(['one']);
  });

  test('a limit is still waited for when the page stops and goes on', async () => {
    const chat = new FakeChat();
    const { session, stop, shown } = await openChat(chat);
    chat.failures = [{ code: 'rate_limited', requestId: null }];
    session.send('one');
    await settle();
    stop();
    await pass(60_000);
    expect(chat.asked).toEqual(['post one']);
    session.start();
    await settle();
    expect(shown()).toEqual(['one']);
  });

  test('what waited for a name is sent when there is one; the rest stays', async () => {
    const chat = new FakeChat();
    const { session, seen, shown } = await openChat(chat);
    chat.failures = [
      { code: 'display_name_required', requestId: null },
      { code: 'stream_not_live', requestId: null },
    ];
    session.send('nameless');
    session.send('too late');
    await settle();
    session.sendAgainAfter('display_name_required');
    await settle();
    expect(shown()).toEqual(['nameless']);
    expect(seen().outbox.map((entry) => entry.body)).toEqual(['too late']);
    session.discard(seen().outbox[0]?.clientId ?? '');
    expect(seen().outbox).toEqual([]);
  });

  test('its own message that comes by the room first is shown once', async () => {
    const chat = new FakeChat(1);
    const { session, seen, shown } = await openChat(chat);
    let answer = (): void => undefined;
    const post = chat.post;
    chat.post = async (message) => {
      const written = await post(message);
      await new Promise<void>((resolve) => (answer = resolve));
      return written;
    };
    session.send('hello');
    await settle();
    const [entry] = seen().outbox;
    session.receive(said(2, { body: 'hello', client_id: entry?.clientId ?? '' }));
    await pass(frame);
    expect(seen().outbox).toEqual([]);
    expect(shown()).toEqual(['message 1', 'hello']);
    answer();
    await settle();
    expect(shown()).toEqual(['message 1', 'hello']);
  });

  test('what was not sent before a reload waits for its author, under the same client id', async () => {
    const chat = new FakeChat(1);
    chat.saved = [{ clientId: 'kept', body: 'hello', state: 'failed', failure: offline }];
    const { session, seen, shown } = await openChat(chat);
    expect(shown()).toEqual(['message 1']);
    session.sendAgain('kept');
    await settle();
    expect(chat.events.at(-1)).toMatchObject({ client_id: 'kept' });
    expect(seen().outbox).toEqual([]);
  });
});

describe('removing', () => {
  test('a removed message is shown as removed at once', async () => {
    const chat = new FakeChat(2);
    const { session, seen } = await openChat(chat);
    session.removeMessage('msg_2', 'staff');
    expect(seen().removals.get('msg_2')).toBe('under_way');
    await settle();
    expect(seen().removals.size).toBe(0);
    expect(seen().log.messages[1]).toMatchObject({ body: null, deleted: { by: 'staff' } });
  });

  test('one that was not removed says so and can be tried again', async () => {
    const chat = new FakeChat(1);
    const { session, seen } = await openChat(chat);
    chat.failures = [{ code: 'internal_error', requestId: 'req_9' }];
    session.removeMessage('msg_1', 'author');
    await settle();
    expect(seen().removals.get('msg_1')).toMatchObject({ requestId: 'req_9' });
    expect(seen().log.messages[0]?.deleted).toBeNull();
    session.removeMessage('msg_1', 'author');
    await settle();
    expect(seen().log.messages[0]?.deleted).toMatchObject({ by: 'author' });
  });
});

describe('an event of a type that this page does not know', () => {
  const unknown = (seq: number): ChatEvent =>
    JSON.parse(`{"type":"confetti","seq":${seq},"payload":{"colour":"red"}}`) as ChatEvent;

  test('closes its place in the numbers and shows nothing, by the room and when it is fetched', async () => {
    const chat = new FakeChat(1);
    const { session, seen, shown } = await openChat(chat);
    chat.events.push(unknown(2), said(3));
    session.receive(unknown(2));
    session.receive(said(3));
    await pass(1_000);
    expect(chat.asked).toEqual([]);
    expect(shown()).toEqual(['message 1', 'message 3']);

    chat.events.push(unknown(4), unknown(5));
    session.hear(5);
    await pass(1_000);
    expect(chat.asked).toEqual(['after 3']);
    expect(seen().log).toMatchObject({ known: 5, newest: 5 });
    expect(shown()).toEqual(['message 1', 'message 3']);
  });
});

test('a burst of messages changes the page a few times, not once a message', async () => {
  const chat = new FakeChat();
  const { session } = await openChat(chat);
  await pass(1_000);
  const listener = jest.fn();
  session.subscribe(listener);
  for (let seq = 1; seq <= 200; seq += 1) {
    session.receive(said(seq));
    await pass(1);
  }
  await pass(chatTiming.renderInterval);
  expect(listener.mock.calls.length).toBeLessThanOrEqual(4);
  expect(session.getSnapshot().log.messages).toHaveLength(200);
});

test('messages of one frame are taken together, also on a page that is not shown', async () => {
  const chat = new FakeChat();
  const { session, shown } = await openChat(chat);
  await pass(1_000);
  const listener = jest.fn();
  session.subscribe(listener);
  session.receive(said(1));
  session.receive(said(2));
  expect(shown()).toEqual([]);
  await pass(frame);
  expect(shown()).toHaveLength(2);
  expect(listener).toHaveBeenCalledTimes(1);

  jest.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(0);
  session.receive(said(3));
  await pass(chatTiming.hiddenFrame);
  expect(shown()).toHaveLength(3);
});
