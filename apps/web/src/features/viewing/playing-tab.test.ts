import { locks } from 'node:worker_threads';
import { setImmediate } from 'node:timers';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { openPlayingTab, type PlayingTab } from './playing-tab.ts';

const stream = 'str_1';
const open: PlayingTab[] = [];

/** One more tab of the same browser. */
function tab() {
  const one = openPlayingTab(stream);
  open.push(one);
  const onFree = jest.fn();
  const onOtherDevice = jest.fn();
  return { ...one, onFree, onOtherDevice, wait: () => one.wait({ onFree, onOtherDevice }) };
}
const held = async () => (await locks.query()).held?.length;
const eventually = async (check: () => void | Promise<void>) => {
  for (let round = 0; round < 100; round += 1) {
    try {
      return await check();
    } catch {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return check();
};

function setHidden(hidden: boolean): void {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible');
  document.dispatchEvent(new Event('visibilitychange'));
}

// The environment's browser has no locks; Node's are the same.
beforeEach(() => void Object.defineProperty(navigator, 'locks', { configurable: true, value: locks }));
afterEach(async () => {
  for (const one of open.splice(0)) one.letGo();
  await eventually(async () => expect(await held()).toBe(0));
  Reflect.deleteProperty(navigator, 'locks');
  jest.restoreAllMocks();
});

test('of the tabs that wait one plays when the playing one is closed, and the next one after it', async () => {
  const [playing, first, second] = [tab(), tab(), tab()];
  playing.claim();
  await eventually(async () => expect(await held()).toBe(1));
  first.wait();
  second.wait();
  await eventually(async () => expect((await locks.query()).pending).toHaveLength(2));
  expect(first.onFree).not.toHaveBeenCalled();
  playing.letGo();
  await eventually(() => expect(first.onFree).toHaveBeenCalledTimes(1));
  // It has the seat now.
  first.claim();
  await eventually(async () => expect(await held()).toBe(1));
  expect(second.onFree).not.toHaveBeenCalled();
  first.letGo();
  await eventually(() => expect(second.onFree).toHaveBeenCalledTimes(1));
});

test('a hidden tab plays when somebody comes back to it, unless another one plays by then', async () => {
  const [playing, hidden] = [tab(), tab()];
  playing.claim();
  hidden.wait();
  await eventually(async () => expect((await locks.query()).pending).toHaveLength(1));
  setHidden(true);
  playing.letGo();
  await eventually(async () => expect(await locks.query()).toEqual({ held: [], pending: [] }));
  const next = tab();
  next.claim();
  await eventually(async () => expect(await held()).toBe(1));
  setHidden(false);
  await eventually(async () => expect((await locks.query()).pending).toHaveLength(1));
  expect(hidden.onFree).not.toHaveBeenCalled();

  setHidden(true);
  next.letGo();
  await eventually(async () => expect(await locks.query()).toEqual({ held: [], pending: [] }));
  setHidden(false);
  await eventually(() => expect(hidden.onFree).toHaveBeenCalledTimes(1));
  await eventually(async () => expect(await held()).toBe(1));
  expect(hidden.onOtherDevice).not.toHaveBeenCalled();
});

test('the tab that takes over is the one that is waited for', async () => {
  const [older, newer] = [tab(), tab()];
  older.claim();
  newer.claim();
  await eventually(async () => expect((await locks.query()).pending).toHaveLength(1));
  older.wait();
  await eventually(async () => expect((await locks.query()).pending).toHaveLength(1));
  expect(older.onFree).not.toHaveBeenCalled();
  expect(older.onOtherDevice).not.toHaveBeenCalled();
  newer.letGo();
  await eventually(() => expect(older.onFree).toHaveBeenCalledTimes(1));
});

test('without a tab that plays it is another device, and nobody waits', async () => {
  const waiting = tab();
  waiting.wait();
  await eventually(() => expect(waiting.onOtherDevice).toHaveBeenCalledTimes(1));
  expect(waiting.onFree).not.toHaveBeenCalled();
});

test('a browser without locks plays all the same', () => {
  Reflect.deleteProperty(navigator, 'locks');
  const one = tab();
  one.claim();
  one.wait();
  one.letGo();
  expect(one.onFree).not.toHaveBeenCalled();
});
