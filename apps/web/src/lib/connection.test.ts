import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { server } from '../../test/server.ts';
import {
  isConnectionLost,
  onConnectionChange,
  probe,
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
});
