import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { server } from '../../test/server.ts';
import {
  isConnectionLost,
  onConnectionChange,
  onRecovery,
  probe,
  probeTiming,
  reportReached,
  reportUnreached,
  watchConnection,
} from './connection.ts';

describe('the connection', () => {
  let stop = () => {};
  beforeEach(() => {
    stop = watchConnection();
  });
  afterEach(() => stop());

  test('is lost when nothing answers, and back when something does', async () => {
    const changes: boolean[] = [];
    const stop = onConnectionChange(() => changes.push(isConnectionLost()));
    server.use(http.get('/health/live', () => HttpResponse.error()));
    reportUnreached();
    await waitFor(() => expect(isConnectionLost()).toBe(true));

    server.resetHandlers();
    await probe();
    expect(isConnectionLost()).toBe(false);
    expect(changes).toEqual([true, false]);
    stop();
  });

  test('a browser that calls itself offline is believed only when the server is silent', async () => {
    const asked = jest.fn();
    server.use(
      http.get('/health/live', () => {
        asked();
        return HttpResponse.json({ status: 'ok' });
      }),
    );
    dispatchEvent(new Event('offline'));
    await waitFor(() => expect(asked).toHaveBeenCalled());
    await probe();
    expect(isConnectionLost()).toBe(false);
  });

  test('a proxy that answers in place of the server is no server', async () => {
    server.use(http.get('/health/live', () => HttpResponse.html('<h1>502</h1>', { status: 502 })));
    await probe();
    expect(isConnectionLost()).toBe(true);
  });

  test('the first answer after nothing answered is a recovery, and the server is looked for every few seconds', async () => {
    jest.useFakeTimers();
    jest.spyOn(Math, 'random').mockReturnValue(1);
    const recovered = jest.fn();
    const ignore = onRecovery(recovered);
    let probes = 0;
    const answer = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => {
      probes += 1;
      throw new TypeError('Failed to fetch');
    });
    reportUnreached();
    await jest.advanceTimersByTimeAsync(5 * 60_000);
    const before = probes;
    const longest = probeTiming.longest * (1 + probeTiming.jitter);
    await jest.advanceTimersByTimeAsync(longest);
    expect(probes).toBe(before + 1);
    expect(recovered).not.toHaveBeenCalled();
    answer.mockImplementation(async () => Response.json({ status: 'ok' }));
    await jest.advanceTimersByTimeAsync(longest);
    expect(recovered).toHaveBeenCalledTimes(1);
    ignore();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  test('so is the first answer that is good after the server could not work, but not several in a row', () => {
    const recovered = jest.fn();
    const ignore = onRecovery(recovered);
    reportReached();
    expect(recovered).not.toHaveBeenCalled();
    for (let round = 0; round < 3; round += 1) {
      reportReached(false);
      reportReached();
    }
    expect(recovered).toHaveBeenCalledTimes(1);
    ignore();
    dispatchEvent(new Event('online'));
    expect(recovered).toHaveBeenCalledTimes(1);
  });
});
