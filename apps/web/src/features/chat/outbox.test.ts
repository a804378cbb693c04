import { describe, expect, test } from '@jest/globals';
import { said } from './chat-events.fixture.ts';
import {
  discard,
  enqueue,
  markFailed,
  markSending,
  nextToSend,
  type Outbox,
  requeue,
  settle,
} from './outbox.ts';

const lost = { code: 'no_answer', requestId: null };

function queue(...bodies: string[]): Outbox {
  return bodies.reduce<Outbox>((box, body, index) => enqueue(box, { clientId: `c${index}`, body }), []);
}
const arrived = (clientId: string | null) => said(11, { client_id: clientId });

describe('an outbox', () => {
  test('sends one message at a time, in the order of writing', () => {
    const box = queue('one', 'two');
    expect(nextToSend(box)?.clientId).toBe('c0');
    expect(nextToSend(markSending(box, 'c0'))).toBeUndefined();
    expect(nextToSend(markFailed(box, 'c0', lost))?.clientId).toBe('c1');
    expect(nextToSend(requeue(markFailed(box, 'c0', lost), 'c0'))?.clientId).toBe('c0');
    expect(nextToSend(requeue(markSending(box, 'c0'), 'c0'))?.clientId).toBe('c0');
    expect(nextToSend([])).toBeUndefined();
  });

  test('gives up a message as soon as the chat has it, in whatever state it is', () => {
    for (const box of [
      queue('hi'),
      markSending(queue('hi'), 'c0'),
      markFailed(queue('hi'), 'c0', lost),
      requeue(markFailed(queue('hi'), 'c0', lost), 'c0'),
    ])
      expect(settle(box, [said(10), arrived('c0')])).toEqual([]);
  });

  test('keeps what is not in the chat, also when the same text is', () => {
    const box = markFailed(queue('message 11', 'message 11'), 'c0', lost);
    expect(settle(box, [arrived(null), arrived('another')])).toBe(box);
    expect(settle(box, [arrived('c1')]).map(({ clientId }) => clientId)).toEqual(['c0']);
  });

  test('keeps the other messages when one is discarded or changes', () => {
    expect(discard(queue('one', 'two'), 'c0')).toEqual(queue('one', 'two').slice(1));
    expect(markFailed(queue('one', 'two'), 'c1', lost)).toMatchObject([
      { state: 'waiting', failure: null },
      { state: 'failed', failure: lost },
    ]);
  });
});
