import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type ErrorCode, meaningOf, type QueueTicket } from '@footlight/contracts';
import { ApiProblem, ConnectionFailure } from '../../lib/send.ts';
import { type QueueHandlers, type QueuePorts, QueueSession, queueTiming } from './queue-session.ts';
import type { NotificationChoice } from './queue-state.ts';

function problem(code: ErrorCode): ApiProblem {
  const { status, title } = meaningOf(code);
  return new ApiProblem({ type: '', title, status, detail: title, code, request_id: 'req_1' });
}

function aTicket(differs: Partial<QueueTicket> = {}): QueueTicket {
  return { id: 'que_1', position: 3, reserved_until: null, ...differs };
}
const soon = (milliseconds = 30_000) => new Date(Date.now() + milliseconds).toISOString();

/** The queue of a stream with everything around it; what happens to that is written down. */
function open() {
  const calls: string[] = [];
  const noted = (name: string) => () => void calls.push(name);
  const answers: (Error | { ticket: QueueTicket; length: number })[] = [];
  const leaving: Error[] = [];
  let choice: NotificationChoice = 'off';
  let onSeated: () => void = () => undefined;
  const ports: QueuePorts = {
    joinQueue: async () => {
      calls.push('join');
      const answer = answers.shift() ?? { ticket: aTicket(), length: 4 };
      if (answer instanceof Error) throw answer;
      return answer;
    },
    leaveQueue: async (_stream, ticketId) => {
      calls.push(`leave ${ticketId}`);
      const failure = leaving.shift();
      if (failure) throw failure;
    },
    alert: {
      prepare: noted('prepare'),
      ring: noted('ring'),
      choice: () => choice,
      toggle: async () => (choice = 'on'),
      notify: noted('notify'),
      dismiss: () => undefined,
    },
    otherTabs: (_stream, listener) => {
      onSeated = listener;
      return { announceSeat: noted('announce'), close: noted('close') };
    },
  };
  const handlers: QueueHandlers = {
    onChange: () => undefined,
    onJoined: noted('joined'),
    onTurn: noted('turn'),
    onSeatedElsewhere: noted('elsewhere'),
    onRefused: noted('refused'),
    onNotLive: noted('not live'),
  };
  const queue = new QueueSession('str_1', ports, handlers);
  return { queue, answers, leaving, seatElsewhere: () => onSeated(), since: () => calls.splice(0) };
}

async function openWaiting() {
  const opened = open();
  await opened.queue.join();
  expect(opened.queue.state).toMatchObject({ place: 'waiting', position: 3, length: 4 });
  opened.since();
  return opened;
}

let hidden = false;
function setHidden(value: boolean): void {
  hidden = value;
  document.dispatchEvent(new Event('visibilitychange'));
}
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  jest.useFakeTimers();
  hidden = false;
  jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => (hidden ? 'hidden' : 'visible'));
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('joining', () => {
  test('makes the sound ready while the touch counts, and has the events sent anew', async () => {
    const { queue, since } = open();
    await queue.join();
    expect(since()).toEqual(['prepare', 'join', 'joined']);
  });

  test('events of a connection that does not know the place yet take nothing away', async () => {
    const { queue } = await openWaiting();
    queue.receive({ length: 5, ticket: null });
    expect(queue.state).toMatchObject({ place: 'waiting', length: 5 });
    queue.receive({ length: 5, ticket: aTicket({ position: 2 }) });
    queue.receive({ length: 4, ticket: null });
    expect(queue.state).toMatchObject({ place: 'lost', position: null });
  });

  test('a page that is loaded again finds its place', () => {
    const { queue, since } = open();
    queue.receive({ length: 4, ticket: aTicket() });
    expect(queue.state).toMatchObject({ place: 'waiting', position: 3 });
    expect(since()).toEqual([]);
  });

  test('a failure says why, and the next attempt works', async () => {
    const { queue, answers } = open();
    answers.push(problem('queue_full'));
    await queue.join();
    expect(queue.state).toMatchObject({ place: 'none', error: { code: 'queue_full' } });
    await queue.join();
    expect(queue.state).toMatchObject({ place: 'waiting', error: null });
  });

  test.each([
    ['seat_held', 'elsewhere'],
    ['stream_not_live', 'not live'],
    ['not_found', 'not live'],
    ['sign_in_required', 'refused'],
    ['membership_required', 'refused'],
  ] as const)('the answer %s is passed on', async (code, handler) => {
    const { queue, answers, since } = open();
    answers.push(problem(code));
    await queue.join();
    expect(since()).toContain(handler);
  });
});

describe('leaving', () => {
  test('gives the place up; a failure keeps it', async () => {
    const { queue, leaving, since } = await openWaiting();
    leaving.push(new ConnectionFailure('network'));
    await queue.leave();
    expect(queue.state).toMatchObject({ place: 'waiting', error: expect.any(ConnectionFailure) });
    await queue.leave();
    expect(queue.state).toMatchObject({ place: 'none', length: 3, error: null });
    expect(since()).toEqual(['leave que_1', 'leave que_1']);
  });
});

describe('one’s turn', () => {
  test('in view: the seat is taken at once, and once', async () => {
    const { queue, since } = await openWaiting();
    const ticket = aTicket({ position: 1, reserved_until: soon() });
    queue.receive({ length: 2, ticket });
    queue.receive({ length: 3, ticket });
    expect(since()).toEqual(['turn']);
    expect(queue.state).toMatchObject({ place: 'turn', turnEndsAt: Date.now() + 30_000, length: 3 });
  });

  test('hidden: it calls, and takes the seat when somebody comes back in time', async () => {
    const { queue, since } = await openWaiting();
    await queue.toggleNotifications();
    setHidden(true);
    queue.receive({ length: 1, ticket: aTicket({ position: 1, reserved_until: soon() }) });
    expect(since()).toEqual([]);
    await pass(queueTiming.call);
    expect(since()).toEqual(['ring', 'notify']);
    await pass(10_000);
    expect(since()).toEqual([]);
    setHidden(false);
    expect(since()).toEqual(['turn']);
  });

  test('hidden: without a wish for notifications it only rings', async () => {
    const { queue, since } = await openWaiting();
    setHidden(true);
    queue.receive({ length: 1, ticket: aTicket({ reserved_until: soon() }) });
    await pass(queueTiming.call);
    expect(since()).toEqual(['ring']);
  });

  test('hidden: another tab that takes the seat at once leaves it silent', async () => {
    const { queue, since } = await openWaiting();
    setHidden(true);
    queue.receive({ length: 1, ticket: aTicket({ reserved_until: soon() }) });
    queue.receive({ length: 0, ticket: null });
    await pass(queueTiming.call);
    expect(since()).toEqual([]);
  });

  test('in view and not taken in time it has passed, and one can wait again', async () => {
    const { queue } = await openWaiting();
    queue.receive({ length: 1, ticket: aTicket({ reserved_until: soon() }) });
    await pass(30_000);
    queue.receive({ length: 0, ticket: null });
    expect(queue.state).toMatchObject({ place: 'lapsed', turnEndsAt: null });
    await queue.join();
    expect(queue.state).toMatchObject({ place: 'waiting', turnMissed: false });
  });

  test('hidden and not taken in time, one waits again as soon as somebody looks, and reads why', async () => {
    const { queue, since } = await openWaiting();
    setHidden(true);
    queue.receive({ length: 1, ticket: aTicket({ reserved_until: soon() }) });
    await pass(30_000);
    queue.receive({ length: 0, ticket: null });
    expect(queue.state).toMatchObject({ place: 'away', turnEndsAt: null });
    since();
    // Nobody is there: no seat is kept for this page once more.
    await pass(10 * 60_000);
    expect(since()).toEqual([]);
    setHidden(false);
    await pass(0);
    expect(since()).toEqual(['join', 'joined']);
    expect(queue.state).toMatchObject({ place: 'waiting', turnMissed: true });
  });

  test('hidden and not taken in time: why one cannot wait again is read by who comes back', async () => {
    const { queue, answers } = await openWaiting();
    setHidden(true);
    queue.receive({ length: 1, ticket: aTicket({ reserved_until: soon() }) });
    queue.receive({ length: 0, ticket: null });
    answers.push(problem('queue_full'));
    setHidden(false);
    await pass(0);
    expect(queue.state).toMatchObject({ place: 'lapsed', error: { code: 'queue_full' } });
  });

  test('withdrawn by a smaller plan, it waits on', async () => {
    const { queue } = await openWaiting();
    setHidden(true);
    queue.receive({ length: 1, ticket: aTicket({ position: 1, reserved_until: soon() }) });
    queue.receive({ length: 1, ticket: aTicket({ position: 1 }) });
    expect(queue.state).toMatchObject({ place: 'waiting', turnEndsAt: null });
  });

  test('a clock that is a minute off shortens nothing that is shown', async () => {
    const { queue } = await openWaiting();
    queue.receive({ length: 1, ticket: aTicket({ reserved_until: soon(-60_000) }) });
    expect(queue.state.turnEndsAt).toBe(Date.now() + 30_000);
  });
});

describe('several tabs', () => {
  test('the one that gets the seat says so to the others', async () => {
    const { queue, seatElsewhere, since } = await openWaiting();
    seatElsewhere();
    expect(since()).toEqual(['elsewhere']);
    queue.seatTaken();
    expect(since()).toEqual(['announce', 'close']);
  });
});

describe('a lost connection', () => {
  test('is said after a moment, and the place is asked for until events come again', async () => {
    const { queue, answers, since } = await openWaiting();
    queue.setConnected(true);
    queue.setConnected(false);
    await pass(queueTiming.offline - 1);
    expect(queue.state.connected).toBe(true);
    await pass(1);
    expect(queue.state.connected).toBe(false);
    answers.push(new ConnectionFailure('network'), { ticket: aTicket({ position: 2 }), length: 3 });
    await pass(2 * queueTiming.keep);
    expect(queue.state).toMatchObject({ place: 'waiting', position: 2, length: 3 });
    queue.setConnected(true);
    expect(queue.state.connected).toBe(true);
    since();
    await pass(60_000);
    expect(since()).toEqual([]);
  });

  test('of a moment is no matter', async () => {
    const { queue } = await openWaiting();
    queue.setConnected(true);
    queue.setConnected(false);
    await pass(1_000);
    queue.setConnected(true);
    await pass(10_000);
    expect(queue.state.connected).toBe(true);
  });
});

test('a closed queue does nothing more', async () => {
  const { queue, since } = await openWaiting();
  queue.setConnected(false);
  queue.close();
  since();
  setHidden(true);
  setHidden(false);
  await pass(60_000);
  expect(since()).toEqual([]);
});
