import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Gathering, openBatcher } from './batcher.ts';

/** A batcher whose statements end one after the other, when the test says so. */
function openSteps({
  most = 10,
  distinct = false,
  gather,
}: { most?: number; distinct?: boolean; gather?: Gathering } = {}) {
  const begun: string[][] = [];
  const ends: (() => void)[] = [];
  const batcher = openBatcher<string, string>({
    most,
    ...(gather && { gather }),
    ...(distinct && { distinctBy: (request: string) => request }),
    work: async (key, requests) => {
      begun.push([key, ...requests]);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (requests.includes('bad')) throw new Error('the statement failed');
      return requests.map((request) => `${request} of ${key}`);
    },
  });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const endNext = async () => {
    ends.shift()?.();
    await settle();
  };
  return { batcher, begun, settle, endNext };
}

describe('a batcher', () => {
  it('puts requests of the same moment into one statement, and answers each', async () => {
    const { batcher, begun, settle, endNext } = openSteps();
    const answers = Promise.all([batcher.run('a', 'one'), batcher.run('a', 'two')]);
    await settle();
    await endNext();
    expect(await answers).toEqual(['one of a', 'two of a']);
    expect(begun).toEqual([['a', 'one', 'two']]);
  });

  it('puts all that come while a statement runs into the next one', async () => {
    const { batcher, begun, settle, endNext } = openSteps();
    void batcher.run('a', 'one');
    await settle();
    const later = Promise.all([batcher.run('a', 'two'), batcher.run('a', 'three')]);
    await settle();
    expect(begun).toHaveLength(1);
    await endNext();
    await endNext();
    expect(await later).toEqual(['two of a', 'three of a']);
    expect(begun).toEqual([
      ['a', 'one'],
      ['a', 'two', 'three'],
    ]);
  });

  it('lets no key wait for another one', async () => {
    const { batcher, begun, settle } = openSteps();
    void batcher.run('a', 'one');
    await settle();
    void batcher.run('b', 'two');
    await settle();
    expect(begun).toEqual([
      ['a', 'one'],
      ['b', 'two'],
    ]);
  });

  it('puts no more requests into a statement than its maximum', async () => {
    const { batcher, begun, settle, endNext } = openSteps({ most: 2 });
    const all = Promise.all(['1', '2', '3', '4', '5'].map((request) => batcher.run('a', request)));
    await settle();
    for (let statement = 0; statement < 3; statement += 1) await endNext();
    await all;
    expect(begun.map((batch) => batch.length - 1)).toEqual([2, 2, 1]);
  });

  it('puts requests that must be apart into different statements, in their order', async () => {
    const { batcher, begun, settle, endNext } = openSteps({ distinct: true, most: 2 });
    const all = Promise.all(['x', 'x', 'y', 'x', 'z'].map((request) => batcher.run('a', request)));
    await settle();
    for (let statement = 0; statement < 3; statement += 1) await endNext();
    await all;
    expect(begun).toEqual([
      ['a', 'x', 'y'],
      ['a', 'x', 'z'],
      ['a', 'x'],
    ]);
  });

  it('rejects the requests of a statement that failed, and goes on', async () => {
    const { batcher, settle, endNext } = openSteps();
    const failed = Promise.allSettled([batcher.run('a', 'bad'), batcher.run('a', 'one')]);
    await settle();
    const next = batcher.run('a', 'two');
    await endNext();
    expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await endNext();
    expect(await next).toBe('two of a');
  });

  it('fails when a statement does not answer every request', async () => {
    const batcher = openBatcher<string, string>({ most: 5, work: async () => [] });
    await expect(batcher.run('a', 'one')).rejects.toThrow('an answer for each request');
  });

  it('works again after it was idle', async () => {
    const { batcher, begun, settle, endNext } = openSteps();
    for (const request of ['one', 'two']) {
      const answer = batcher.run('a', request);
      await settle();
      await endNext();
      expect(await answer).toBe(`${request} of a`);
    }
    expect(begun).toHaveLength(2);
  });
});

describe('a batcher that gathers', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const gather = { everyMs: 25, enough: 3 };

  /** A batcher right after its first statement, with one request, has ended. */
  async function afterTheFirst() {
    const steps = openSteps({ gather });
    const first = steps.batcher.run('a', 'first');
    await steps.settle();
    await steps.endNext();
    expect(await first).toBe('first of a');
    const pass = async (ms: number) => {
      jest.advanceTimersByTime(ms);
      await steps.settle();
    };
    return { ...steps, pass, later: () => steps.begun.slice(1) };
  }

  it('holds requests until so much time has passed since the last statement began', async () => {
    const { batcher, pass, later } = await afterTheFirst();
    void batcher.run('a', 'one');
    await pass(10);
    void batcher.run('a', 'two');
    await pass(14);
    expect(later()).toEqual([]);
    await pass(1);
    expect(later()).toEqual([['a', 'one', 'two']]);
  });

  it('holds no request after a pause', async () => {
    const { batcher, settle, pass, later } = await afterTheFirst();
    await pass(25);
    void batcher.run('a', 'one');
    await settle();
    expect(later()).toEqual([['a', 'one']]);
  });

  it('holds no request once enough of them wait', async () => {
    const { batcher, settle, later } = await afterTheFirst();
    void batcher.run('a', 'one');
    void batcher.run('a', 'two');
    await settle();
    expect(later()).toEqual([]);
    void batcher.run('a', 'three');
    await settle();
    expect(later()).toEqual([['a', 'one', 'two', 'three']]);
  });

  it('holds requests of one key alone', async () => {
    const { batcher, settle, later } = await afterTheFirst();
    void batcher.run('b', 'one');
    await settle();
    expect(later()).toEqual([['b', 'one']]);
  });

  it('does not hold what came while a long statement ran', async () => {
    const { batcher, settle, pass, endNext, later } = await afterTheFirst();
    await pass(25);
    void batcher.run('a', 'long');
    await settle();
    void batcher.run('a', 'one');
    await pass(40);
    expect(later()).toEqual([['a', 'long']]);
    await endNext();
    expect(later()).toEqual([
      ['a', 'long'],
      ['a', 'one'],
    ]);
  });
});
