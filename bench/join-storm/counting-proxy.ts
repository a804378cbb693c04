import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cleanup } from '@footlight/e2e/site/cleanup.ts';

/** Stands between the API and LiveKit, and notes when which room was listed. */
export interface CountingProxy {
  url: string;
  /** When a room was listed, in milliseconds as `performance.now()` counts. */
  listings(room: string): number[];
}

const LIST = '/twirp/livekit.RoomService/ListParticipants';

/** @param target the address of LiveKit */
export async function startCountingProxy(target: string, cleanup: Cleanup): Promise<CountingProxy> {
  const listings = new Map<string, number[]>();
  const server = createServer((message, answer) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const body = Buffer.concat(chunks);
      if (message.url === LIST) {
        const { room } = JSON.parse(body.toString()) as { room: string };
        listings.set(room, [...(listings.get(room) ?? []), performance.now()]);
      }
      const { method, url, headers } = message;
      const onward = request(new URL(url ?? '/', target), { method, headers }, (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      });
      onward.on('error', () => answer.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanup.add(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, listings: (room) => listings.get(room) ?? [] };
}
