import { HttpResponse } from 'msw';

/** One connection of server-sent events from a stand-in server: a test says what comes, and when it ends. */
export function eventConnection() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
  const write = (text: string) => controller?.enqueue(new TextEncoder().encode(text));
  return {
    answer: () => new HttpResponse(body, { headers: { 'content-type': 'text/event-stream' } }),
    write,
    send: (name: string, data: object) => write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => controller?.close(),
  };
}
