import { describe, expect, test } from '@jest/globals';
import { said } from './chat-events.fixture.ts';
import {
  enqueue,
  markFailed,
  markSending,
  nextToSend,
  type Outbox,
  recognise,
  requeue,
  settle,
} from './outbox.ts';

const me = 'gst_me';
const mine = (seq: number, body: string) =>
  said(seq, { body, author: { id: me, display_name: 'Me', role: 'guest' } });
const lost = { code: 'no_answer', requestId: null, doubtful: true };

function queue(...bodies: string[]): Outbox {
  return bodies.reduce<Outbox>((box, body, index) => enqueue(box, { key: `k${index}`, body, after: 10 }), []);
}

describe('an outbox', () => {
  test('sends one message at a time, in the order of writing', () => {
    const box = queue('one', 'two');
    expect(nextToSend(box)?.key).toBe('k0');
    expect(nextToSend(markSending(box, 'k0'))).toBeUndefined();
    expect(nextToSend(markFailed(box, 'k0', lost))?.key).toBe('k1');
    expect(nextToSend(requeue(markFailed(box, 'k0', lost), 'k0'))?.key).toBe('k0');
  });

  test('recognises its message in the room before the answer comes, as the server tidied it', () => {
    const sending = markSending(queue('  E\u0301te\u0301  time '), 'k0');
    const box = recognise(sending, mine(11, 'Été time'), me);
    expect(box[0]?.arrivedAs).toBe('msg_11');
    expect(settle(box, 'k0', 'msg_11')).toEqual([]);
  });

  test('does not take other people’s words, or older ones, for its own', () => {
    const sending = markSending(queue('hi'), 'k0');
    expect(recognise(sending, said(11, { body: 'hi' }), me)).toBe(sending);
    expect(recognise(sending, mine(10, 'hi'), me)).toBe(sending);
    expect(recognise(sending, mine(11, 'hi there'), me)).toBe(sending);
    expect(recognise(sending, mine(11, 'hi'), null)).toBe(sending);
  });

  test('keeps two equal messages two', () => {
    const box = markFailed(queue('hi', 'hi'), 'k0', lost);
    const both = recognise(markSending(box, 'k1'), mine(11, 'hi'), me);
    expect(both.map((entry) => entry.arrivedAs)).toEqual([null, 'msg_11']);
    // The answer tells that the second one is event 12: event 11 was the first one.
    expect(settle(both, 'k1', 'msg_12')).toHaveLength(1);
    expect(recognise(recognise(both, mine(12, 'hi'), me), mine(12, 'hi'), me)).toHaveLength(1);
  });

  test('drops a doubtful failure when the message turns up, but not one that was refused', () => {
    const doubtful = markFailed(markSending(queue('hi'), 'k0'), 'k0', lost);
    expect(recognise(doubtful, mine(11, 'hi'), me)).toEqual([]);
    const refused = markFailed(queue('hi'), 'k0', { ...lost, code: 'stream_not_live', doubtful: false });
    expect(recognise(refused, mine(11, 'hi'), me)).toBe(refused);
  });
});
