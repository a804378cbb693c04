import { expect, test } from '@jest/globals';
import { type Announcing, arrived, silent, summarise } from './announcements.ts';

/** One arrival at each of these seconds. */
function arrivals(...seconds: number[]): Announcing {
  return seconds.reduce((state, second) => arrived(state, 1, second * 1000), silent);
}

test('up to one message a second is read out one by one', () => {
  const state = arrivals(0, 1, 2, 3, 4, 5, 6, 7);
  expect(state.busy).toBe(false);
  expect(summarise(state, 7_500).count).toBe(0);
});

test('above that, the number of arrivals is announced every few seconds', () => {
  const state = arrivals(0, 0.5, 1, 1.5, 2, 2.5, 3);
  expect(state.busy).toBe(true);
  expect(summarise(state, 5_000).count).toBe(2);
});

test('when it is calm again, messages are read out again', () => {
  const busy = arrived(silent, 20, 0);
  const first = summarise(busy, 4_900);
  expect(first).toMatchObject({ count: 20, state: { busy: true, unannounced: 0 } });
  expect(summarise(first.state, 9_900)).toMatchObject({ count: 0, state: { busy: false } });
});
