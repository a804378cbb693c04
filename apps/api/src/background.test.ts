import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { openBackground } from './background.ts';

/** A queue whose log can be read. */
function openLogged(limits: { concurrency: number; mostWaiting: number }) {
  const lines: Record<string, unknown>[] = [];
  const log = pino(
    { level: 'warn' },
    { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  return { background: openBackground(log, limits), lines };
}

/** Work that ends when it is told to. */
function heldWork() {
  let begun = false;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const work = (): Promise<void> => {
    begun = true;
    return ended;
  };
  return { work, end, begun: () => begun };
}

describe('the background queue', () => {
  it('runs up to its limit at the same time, and the rest in the order of arrival', async () => {
    const { background } = openLogged({ concurrency: 2, mostWaiting: 10 });
    const held = [heldWork(), heldWork(), heldWork(), heldWork()];
    held.forEach(({ work }) => background.enqueue('held', work));
    expect(held.map(({ begun }) => begun())).toEqual([true, true, false, false]);
    expect(background.counts()).toMatchObject({ running: 2, waiting: 2 });
    held[1]?.end();
    await new Promise(setImmediate);
    expect(held.map(({ begun }) => begun())).toEqual([true, true, true, false]);
    held.forEach(({ end }) => end());
    await background.drain(1_000);
    expect(background.counts()).toEqual({ running: 0, waiting: 0, dropped: 0, failed: 0 });
  });

  it('drops what comes when too much is waiting, counts it and logs it once', async () => {
    const { background, lines } = openLogged({ concurrency: 1, mostWaiting: 1 });
    const first = heldWork();
    background.enqueue('first', first.work);
    background.enqueue('second', () => Promise.resolve());
    const late = [heldWork(), heldWork()];
    late.forEach(({ work }) => background.enqueue('late', work, { streamId: 'str_1' }));
    first.end();
    await background.drain(1_000);
    expect(late.map(({ begun }) => begun())).toEqual([false, false]);
    expect(background.counts()).toMatchObject({ dropped: 2, failed: 0 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ work: 'late', streamId: 'str_1', dropped: 1 });
  });

  it('logs work that fails, and goes on', async () => {
    const { background, lines } = openLogged({ concurrency: 1, mostWaiting: 10 });
    const after = heldWork();
    background.enqueue('broken', () => Promise.reject(new Error('no answer')));
    background.enqueue('after', after.work);
    after.end();
    await background.drain(1_000);
    expect(after.begun()).toBe(true);
    expect(background.counts()).toMatchObject({ failed: 1 });
    expect(lines[0]).toMatchObject({ work: 'broken', err: { message: 'no answer' } });
  });

  it('waits for its work at shutdown, but no longer than its time-out', async () => {
    const { background, lines } = openLogged({ concurrency: 1, mostWaiting: 10 });
    const never = heldWork();
    const waits = heldWork();
    background.enqueue('never', never.work);
    background.enqueue('waits', waits.work);
    await background.drain(20);
    expect(background.counts()).toMatchObject({ waiting: 0, running: 1, dropped: 1 });
    expect(lines).toHaveLength(1);
    never.end();
    await new Promise(setImmediate);
    expect(waits.begun()).toBe(false);
    background.enqueue('late', waits.work);
    expect(waits.begun()).toBe(false);
  });
});
