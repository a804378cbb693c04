import { describe, expect, test } from '@jest/globals';
import type { ChatEvent } from '@footlight/contracts';
import { answer, removed, said } from './chat-events.fixture.ts';
import {
  begin,
  catchUp,
  type ChatLog,
  emptyLog,
  hearOf,
  isBehind,
  keepNewest,
  prepend,
  receive,
} from './chat-log.ts';

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A chat of `length` events, some of them removals of earlier messages. */
function someChat(length: number, random: () => number): ChatEvent[] {
  const events: ChatEvent[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const standing = events.filter(
      (event) =>
        event.type === 'created' &&
        !events.some((other) => other.type === 'deleted' && other.message_id === event.id),
    );
    const victim = standing[Math.floor(random() * standing.length)];
    events.push(victim && random() < 0.2 ? removed(seq, victim.seq) : said(seq));
  }
  return events;
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

/** Fetches what is missing the way the API gives it, page by page. */
function fetchAll(log: ChatLog, events: readonly ChatEvent[], limit: number): ChatLog {
  for (let after: string | null = String(log.known ?? 0); after !== null;) {
    const page = answer(events, { after }, limit);
    log = catchUp(log, page);
    after = page.next_cursor;
  }
  return log;
}

function allMessages(events: readonly ChatEvent[]) {
  return answer(events, {}, Infinity).data;
}

describe('a chat log', () => {
  test('ends in the same state, whatever the order, however often, and whatever is lost', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = chance(seed);
      const events = someChat(5 + Math.floor(random() * 60), random);
      const read = Math.floor(random() * events.length);
      const limit = 1 + Math.floor(random() * 10);

      // The room delivers late ones again, all of them in any order, some twice, some never.
      const delivered = shuffled(
        events.slice(Math.max(0, read - 5)).flatMap((event) => {
          const luck = random();
          return luck < 0.2 ? [] : luck < 0.4 ? [event, event] : [event];
        }),
        random,
      );
      const firstPage = answer(events.slice(0, read), {}, Infinity);
      const pageComesAfter = Math.floor(random() * delivered.length);

      let log = emptyLog;
      delivered.forEach((event, index) => {
        if (index === pageComesAfter) log = begin(log, firstPage);
        log = receive(log, event);
      });
      if (log.known === null) log = begin(log, firstPage);
      log = fetchAll(hearOf(log, events.length), events, limit);

      expect(log.messages).toEqual(allMessages(events));
      expect(log).toMatchObject({ known: events.length, newest: events.length });
      expect(log.ahead.size).toBe(0);
      expect(isBehind(log)).toBe(false);
    }
  });

  test('reads back to the beginning in pages while the room goes on', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const random = chance(seed);
      const events = someChat(40 + Math.floor(random() * 40), random);
      const read = 20 + Math.floor(random() * 20);
      let log = begin(emptyLog, answer(events.slice(0, read), {}, 7));
      const live = events.slice(read);
      while (log.older !== null || live.length > 0) {
        const next = live.shift();
        if (next) log = receive(log, next);
        // The server answers a page as of any moment up to now.
        if (log.older !== null)
          log = prepend(
            log,
            answer(events.slice(0, read + Math.floor(random() * 5)), { before: log.older }, 7),
          );
      }
      expect(log.messages).toEqual(allMessages(events));
    }
  });

  test('knows that something is missing until the gap is closed', () => {
    let log = begin(emptyLog, answer([said(1), said(2)], {}, 100));
    expect(isBehind(log)).toBe(false);
    log = receive(log, said(4));
    expect(log.messages.map((message) => message.seq)).toEqual([1, 2, 4]);
    expect(log.known).toBe(2);
    expect(isBehind(log)).toBe(true);
    log = receive(log, said(3));
    expect(log.messages.map((message) => message.seq)).toEqual([1, 2, 3, 4]);
    expect(log.known).toBe(4);
    expect(isBehind(log)).toBe(false);
  });

  test('hears of a lost tail', () => {
    const log = hearOf(begin(emptyLog, answer([said(1)], {}, 100)), 2);
    expect(isBehind(log)).toBe(true);
    expect(isBehind(catchUp(log, answer([said(1), said(2)], { after: '1' }, 100)))).toBe(false);
  });

  test('keeps the place of a removed message and says who removed it, also when the removal comes first', () => {
    const log = [removed(3, 2, 'author'), said(1), said(2)].reduce(
      receive,
      begin(emptyLog, answer([], {}, 100)),
    );
    expect(log.messages[1]).toMatchObject({ id: 'msg_2', body: null, deleted: { by: 'author' } });
    expect(isBehind(log)).toBe(false);
  });

  test('lets go of the oldest and fetches them again, without showing a hole', () => {
    const events = Array.from({ length: 30 }, (_, index) => said(index + 1));
    const all = begin(emptyLog, answer(events, {}, 100));
    const kept = keepNewest(all, 10);
    expect(kept.messages).toHaveLength(10);
    expect(kept.older).toBe('21');
    expect(receive(kept, said(5)).messages).toHaveLength(10);
    expect(prepend(kept, answer(events, { before: '21' }, 100)).messages).toEqual(all.messages);
  });
});
