import { type IncomingMessage, type ServerResponse, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from '@jest/globals';

/** A call of LiveKit's room service, as it went by. */
export interface RoomCall {
  /** For example `ListParticipants`. */
  method: string;
  room: string | undefined;
  /** Milliseconds since the epoch. */
  at: number;
}

/** Stands in front of the real LiveKit: counts what the server asks it, and can delay or fail some of it. */
export interface LiveKitProxy {
  url: string;
  /** The calls of a method so far, for one room or for all. */
  calls(method: string, room?: string): RoomCall[];
  /** Is asked before each call goes on; `fail` answers it with an error, and a promise keeps it waiting. */
  intercept: (call: RoomCall) => void | 'fail' | Promise<void | 'fail'>;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function readCall(url: string, body: Buffer): RoomCall | undefined {
  const method = /^\/twirp\/livekit\.RoomService\/(\w+)$/.exec(url)?.[1];
  if (method === undefined) return undefined;
  const { room, name } = JSON.parse(body.toString()) as { room?: string; name?: string };
  return { method, room: room ?? name, at: Date.now() };
}

function forward(target: URL, message: IncomingMessage, body: Buffer, answer: ServerResponse): void {
  const { method, url, headers } = message;
  const onward = request(
    { host: target.hostname, port: target.port, method, path: url, headers },
    (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    },
  );
  onward.on('error', () => answer.destroy());
  onward.end(body);
}

/** A proxy for all tests of a file; settings for `useApp` that lead to it are filled in before that starts. */
export function useLiveKitProxy(settings: Record<string, string>): () => LiveKitProxy {
  const seen: RoomCall[] = [];
  const proxy: LiveKitProxy = {
    url: '',
    calls: (method, room) =>
      seen.filter((call) => call.method === method && (room === undefined || call.room === room)),
    intercept: () => undefined,
  };
  const target = new URL(String(process.env.TEST_LIVEKIT_URL).replace(/^ws/, 'http'));
  const server = createServer((message, answer) => {
    void (async () => {
      const body = await bodyOf(message);
      const call = readCall(message.url ?? '', body);
      if (call) seen.push(call);
      if (call && (await proxy.intercept(call)) === 'fail') answer.writeHead(500).end();
      else forward(target, message, body, answer);
    })();
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    settings.LIVEKIT_URL = proxy.url;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return () => proxy;
}
