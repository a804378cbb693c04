import { describe, expect, it, jest } from '@jest/globals';
import { http, HttpResponse } from 'msw';
import { waitFor } from '@testing-library/react';
import { server } from '../../test/server.ts';
import { subscribeToServerEvents } from './server-events.ts';

const path = '/v1/streams/str_01JD9M4T5V6W7X8Y9Z0A1B2C3D/events';

/** Events of one connection, which ends when somebody says so. */
function connection() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
  return {
    answer: () => new HttpResponse(body, { headers: { 'content-type': 'text/event-stream' } }),
    send: (text: string) => controller?.enqueue(new TextEncoder().encode(text)),
    end: () => controller?.close(),
  };
}

describe('listening to the server', () => {
  it('tells of every event and of nothing else, until one leaves', async () => {
    const open = connection();
    server.use(http.get(path, open.answer));
    const leaving = new AbortController();
    const heard = jest.fn();
    const listening = subscribeToServerEvents(path, heard, leaving.signal);
    open.send('event: stream\ndata: {}\n\n');
    await waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    open.send(': \n\n');
    open.send('event: stream\ndata: {}\n\n');
    await waitFor(() => expect(heard).toHaveBeenCalledTimes(2));
    leaving.abort();
    await listening;
  });

  it('begins again when the connection ends', async () => {
    const first = connection();
    const second = connection();
    server.use(http.get(path, first.answer, { once: true }), http.get(path, second.answer));
    const leaving = new AbortController();
    const heard = jest.fn();
    const listening = subscribeToServerEvents(path, heard, leaving.signal);
    first.end();
    second.send('event: stream\ndata: {}\n\n');
    await waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    leaving.abort();
    await listening;
  });

  it('ends with a refusal', async () => {
    server.use(http.get(path, () => HttpResponse.json({}, { status: 404 })));
    await subscribeToServerEvents(path, () => undefined, new AbortController().signal);
  });
});
