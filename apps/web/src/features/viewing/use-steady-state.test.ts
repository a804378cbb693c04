import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import type { MediaFlow } from '../../lib/live-room/media-monitor.ts';
import type { PlayerState } from './player-state.ts';
import { useSteadyState } from './use-steady-state.ts';

const picture: PlayerState = { kind: 'picture' };
const reconnecting: PlayerState = { kind: 'reconnecting' };
const empty: PlayerState = { kind: 'empty' };
const heard: PlayerState = { kind: 'camera_off', sound: true };
const hostLost: PlayerState = { kind: 'interrupted', since: null };

/** What is shown after each of these states, each so many milliseconds after the one before. */
function play(...steps: [after: number, state: PlayerState, flow?: MediaFlow][]): PlayerState['kind'][] {
  const [[, state, flow] = [0, empty]] = steps;
  const { result, rerender } = renderHook(
    (props: { state: PlayerState; flow: MediaFlow | undefined }) => useSteadyState(props.state, props.flow),
    { initialProps: { state, flow } },
  );
  return steps.map(([after, next, nextFlow]) => {
    act(() => void jest.advanceTimersByTime(after));
    // The page makes a new object each time.
    rerender({ state: { ...next }, flow: nextFlow });
    return result.current.kind;
  });
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('words about one’s own connection stay until media flows, whatever the room says meanwhile', () => {
  expect(
    play(
      [0, picture, 'flowing'],
      [0, reconnecting],
      [20_000, { kind: 'connecting', again: true }],
      [500, empty],
      [500, heard, 'awaited'],
      [500, picture, 'awaited'],
      [500, picture, 'flowing'],
    ),
  ).toEqual(['picture', 'reconnecting', 'connecting', 'connecting', 'connecting', 'connecting', 'picture']);
});

test('a host who is lost is said to be reconnecting also while the tracks are gone and the server does not know', () => {
  expect(
    play(
      [0, picture, 'flowing'],
      [0, hostLost, 'stalled'],
      [17_000, empty],
      [6_000, empty],
      [100, { kind: 'interrupted', since: '2026-11-23T18:00:00.000Z' }],
      [1_000, heard, 'flowing'],
      [1_000, picture, 'flowing'],
    ),
  ).toEqual([
    'picture',
    'interrupted',
    'interrupted',
    'interrupted',
    'interrupted',
    'interrupted',
    'picture',
  ]);
});

test('a host who leaves in order is said to be reconnecting at once', () => {
  expect(play([0, picture, 'flowing'], [0, empty])).toEqual(['picture', 'interrupted']);
});

test('a camera that stays off is said to be off', () => {
  expect(play([0, reconnecting], [0, heard], [2_900, heard], [200, heard])).toEqual([
    'reconnecting',
    'reconnecting',
    'reconnecting',
    'camera_off',
  ]);
  expect(play([0, picture], [0, heard])).toEqual(['picture', 'camera_off']);
});

test('a picture of which nothing can be said is shown after a while', () => {
  const awaited: [PlayerState, MediaFlow] = [picture, 'awaited'];
  expect(play([0, reconnecting], [0, ...awaited], [5_100, ...awaited], [100, ...awaited])).toEqual([
    'reconnecting',
    'reconnecting',
    'picture',
    'picture',
  ]);
});

test('the first picture is not held back, nor are words about its absence', () => {
  expect(play([0, { kind: 'connecting', again: false }], [0, empty], [0, picture, 'awaited'])).toEqual([
    'connecting',
    'empty',
    'picture',
  ]);
});
