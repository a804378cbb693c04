import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ChatEvent, ChatMessage } from '@footlight/contracts';
import { answer, removed, said } from './chat-events.fixture.ts';
import type { ChatPage } from './chat-log.ts';
import { type ChatGateway, ChatSession, chatTiming } from './chat-session.ts';
import type { Outbox, SendFailure } from './outbox.ts';

const me = 'gst_me';
const offline: SendFailure = { code: 'no_answer', requestId: null, doubtful: true };

/** The API of one chat, as far as these tests need one. Everything that it is asked is written down. */
class FakeChat implements ChatGateway {
  events: ChatEvent[];
  asked: string[] = [];
  pageSize = 100;
  /** What the next calls end with, instead of an answer. */
  failures: SendFailure[] = [];
  /** The message is written, but nobody hears of it. */
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

  post = async (body: string): Promise<ChatMessage> => {
    this.asked.push(`post ${body}`);
    this.#failOnce();
    const message = said(this.events.length + 1, {
      body,
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
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

async function openChat(chat: FakeChat, { connected = true } = {}) {
  const session = new ChatSession(chat);
  session.setOwnId(me);
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
    await pass(chatTiming.gapPatience - 1);
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
      session.receive(said(4));
      const due = chatTiming.gapPatience + luck * chatTiming.gapJitter;
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

describe('speaking', () => {
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
    chat.failures = [{ code: 'validation_failed', requestId: 'req_1', doubtful: false }];
    session.send('one');
    session.send('two');
    session.send('three');
    await settle();
    expect(chat.asked).toEqual(['post one', 'post two', 'post three']);
    expect(shown()).toEqual(['two', 'three']);
    expect(seen().outbox).toMatchObject([{ body: 'one', state: 'failed', failure: { requestId: 'req_1' } }]);
  });

  test('one that arrived although its answer was lost is found and not called failed', async () => {
    const chat = new FakeChat(1);
    const { session, seen, shown } = await openChat(chat);
    chat.losesAnswers = 1;
    session.send('hello');
    await settle();
    expect(chat.asked).toEqual(['post hello', 'after 1']);
    expect(seen().outbox).toEqual([]);
    expect(shown()).toEqual(['message 1', 'hello']);
  });

  test('sending again looks first whether it arrived: nothing is said twice', async () => {
    const chat = new FakeChat(1);
    const { session, seen, shown } = await openChat(chat);
    chat.losesAnswers = 1;
    session.send('hello');
    chat.failures = [];
    // The connection is gone for the look as well.
    const list = chat.list;
    chat.list = async () => {
      throw new Lost(offline);
    };
    await settle();
    const [entry] = seen().outbox;
    expect(entry).toMatchObject({ state: 'failed', failure: { doubtful: true } });
    chat.list = list;
    session.sendAgain(entry?.key ?? '');
    await settle();
    expect(chat.asked.filter((asked) => asked.startsWith('post'))).toEqual(['post hello']);
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
    session.sendAgain(entry?.key ?? '');
    await settle();
    expect(shown()).toEqual(['message 1', 'hello']);
  });

  test('what waited for a name is sent when there is one; the rest stays', async () => {
    const chat = new FakeChat();
    const { session, seen, shown } = await openChat(chat);
    chat.failures = [
      { code: 'display_name_required', requestId: null, doubtful: false },
      { code: 'stream_not_live', requestId: null, doubtful: false },
    ];
    session.send('nameless');
    session.send('too late');
    await settle();
    session.sendAgainAfter('display_name_required');
    await settle();
    expect(shown()).toEqual(['nameless']);
    expect(seen().outbox.map((entry) => entry.body)).toEqual(['too late']);
    session.discard(seen().outbox[0]?.key ?? '');
    expect(seen().outbox).toEqual([]);
  });

  test('its own message that comes back by the room first is shown once', async () => {
    const chat = new FakeChat(1);
    const { session, seen, shown } = await openChat(chat);
    session.send('hello');
    session.receive(said(2, { body: 'hello', author: { id: me, display_name: 'Me', role: 'guest' } }));
    expect(seen().outbox).toMatchObject([{ arrivedAs: 'msg_2' }]);
    await settle();
    expect(seen().outbox).toEqual([]);
    expect(shown()).toEqual(['message 1', 'hello']);
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
    chat.failures = [{ code: 'internal_error', requestId: 'req_9', doubtful: true }];
    session.removeMessage('msg_1', 'author');
    await settle();
    expect(seen().removals.get('msg_1')).toMatchObject({ requestId: 'req_9' });
    expect(seen().log.messages[0]?.deleted).toBeNull();
    session.removeMessage('msg_1', 'author');
    await settle();
    expect(seen().log.messages[0]?.deleted).toMatchObject({ by: 'author' });
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
  await pass(chatTiming.breath);
  expect(listener.mock.calls.length).toBeLessThanOrEqual(4);
  expect(session.getSnapshot().log.messages).toHaveLength(200);
});
