import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { http, HttpResponse } from 'msw';
import { eventConnection } from '../../test/event-connection.ts';
import { holdTime, passTime, timeUntil } from '../../test/pass-time.ts';
import { server } from '../../test/server.ts';
import { reportReached } from './connection.ts';
import {
  reconnectBackoff,
  type ServerEvent,
  silenceTimeout,
  subscribeToServerEvents,
} from './server-events.ts';

const path = '/v1/streams/str_01JD9M4T5V6W7X8Y9Z0A1B2C3D/events';

let leaving: AbortController;

/** A server whose connections come one after the other; where none is left it is in trouble. */
function serve(...connections: ReturnType<typeof eventConnection>[]) {
  const left = [...connections];
  const requests: number[] = [];
  server.use(
    http.get(path, () => {
      requests.push(Date.now());
      return left.shift()?.answer() ?? HttpResponse.json({}, { status: 503 });
    }),
  );
  const received: ServerEvent[] = [];
  const connected: boolean[] = [];
  const ended = subscribeToServerEvents(
    path,
    { onEvent: (event) => received.push(event), onConnection: (is) => connected.push(is) },
    leaving.signal,
  );
  return { requests, received, connected, ended };
}

beforeEach(() => {
  leaving = new AbortController();
  holdTime();
  jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  leaving.abort();
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('subscribing to server-sent events', () => {
  it('passes on name and data of every event, however it is cut into pieces, and nothing else', async () => {
    const open = eventConnection();
    const { received, connected } = serve(open);
    open.write(': \n\n');
    open.write('event: stream\nda');
    open.write('ta: {"state":"live"}\n\nevent: gone\ndata: {}\n\nevent: odd\ndata: {\n\n');
    await timeUntil(() =>
      expect(received).toEqual([
        { name: 'stream', data: { state: 'live' } },
        { name: 'gone', data: {} },
        { name: 'odd', data: undefined },
      ]),
    );
    expect(connected).toEqual([true]);
  });

  it('connects again after exactly the time that the server says', async () => {
    const [first, second] = [eventConnection(), eventConnection()];
    const { requests, received, connected } = serve(first, second);
    first.send('stream', {});
    await timeUntil(() => expect(connected).toEqual([true]));
    first.write('retry: 7000\nevent: reconnect\ndata: {"after_ms":7000}\n\n');
    first.end();
    await timeUntil(() => expect(connected).toEqual([true, false]));
    await passTime(6_900);
    expect(requests).toHaveLength(1);
    second.send('stream', {});
    await passTime(150);
    expect(requests).toHaveLength(2);
    await timeUntil(() => expect(connected).toEqual([true, false, true]));
    expect(received.map(({ name }) => name)).toEqual(['stream', 'stream']);
  });

  it('tries again with growing pauses, each with a random part of its own', async () => {
    const { requests } = serve();
    const { first, jitter } = reconnectBackoff;
    await timeUntil(() => expect(requests).toHaveLength(1));
    await passTime(first + 50);
    expect(requests).toHaveLength(2);
    await passTime(first + 50);
    expect(requests).toHaveLength(2);
    jest.spyOn(Math, 'random').mockReturnValue(1);
    await passTime(first);
    expect(requests).toHaveLength(3);
    await passTime(first * 4 + 50);
    expect(requests).toHaveLength(3);
    await passTime(first * 4 * jitter);
    expect(requests).toHaveLength(4);
  });

  it.each([
    ['the network comes back', () => dispatchEvent(new Event('online'))],
    [
      'the server answers something else again',
      () => {
        reportReached(false);
        reportReached();
      },
    ],
    ['the page becomes visible', () => document.dispatchEvent(new Event('visibilitychange'))],
  ])('tries at once when %s', async (_when, happen) => {
    const { requests } = serve();
    for (let second = 0; second < 20; second += 1) await passTime(1_000);
    const before = requests.length;
    await passTime(1_000);
    expect(requests).toHaveLength(before);
    happen();
    await passTime(0);
    await timeUntil(() => expect(requests).toHaveLength(before + 1));
  });

  it('replaces a connection that may have died: at once when the network comes back, and when nothing comes', async () => {
    // The stand-in server's own sockets do not survive that a reader hangs up in the middle of an answer.
    const open: { send: (text: string) => void }[] = [];
    const connect = jest.spyOn(globalThis, 'fetch').mockImplementation(async (_path, init) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted')));
          open.push({ send: (text) => controller.enqueue(new TextEncoder().encode(text)) });
        },
      });
      return new Response(body);
    });
    const { connected } = serve();
    await timeUntil(() => expect(open).toHaveLength(1));
    open[0]?.send('event: stream\ndata: {}\n\n');
    await timeUntil(() => expect(connected).toEqual([true]));
    dispatchEvent(new Event('online'));
    await passTime(0);
    expect(connect).toHaveBeenCalledTimes(2);
    open[1]?.send('event: stream\ndata: {}\n\n');
    await timeUntil(() => expect(connected).toEqual([true, false, true]));
    await passTime(silenceTimeout - 1_000);
    open[1]?.send(': \n\n');
    await passTime(silenceTimeout - 1_000);
    expect(connect).toHaveBeenCalledTimes(2);
    await passTime(1_000 + reconnectBackoff.first);
    expect(connect).toHaveBeenCalledTimes(3);
  });

  it('ends with an error of the request, but not because there are too many connections', async () => {
    const statuses = [429, 404];
    server.use(http.get(path, () => HttpResponse.json({}, { status: statuses.shift() ?? 500 })));
    const ended = subscribeToServerEvents(
      path,
      { onEvent: () => undefined, onConnection: () => undefined },
      leaving.signal,
    );
    await timeUntil(() => expect(statuses).toEqual([404]));
    await passTime(reconnectBackoff.first);
    await ended;
    expect(statuses).toEqual([]);
  });
});
