import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Context } from './context.ts';
import { readMetrics } from './domains/system/index.ts';
import { carriesToken } from './http/bearer-token.ts';

/** Answers `/metrics` and nothing else; to whoever reaches it, unless there is a token. */
function openServer(context: Context, token: string | undefined): Server {
  return createServer((request, answer) => {
    if (request.url?.split('?', 1)[0] !== '/metrics') {
      answer.writeHead(404).end();
    } else if (request.method !== 'GET') {
      answer.writeHead(405, { allow: 'GET' }).end();
    } else if (token !== undefined && !carriesToken(request.headers.authorization, token)) {
      answer.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
    } else {
      const { contentType } = context.metrics.registry;
      readMetrics(context).then(
        (text) =>
          answer.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(text),
        (error: unknown) => {
          context.log.warn({ err: error }, 'the metrics could not be read');
          answer.writeHead(500).end();
        },
      );
    }
  });
}

/**
 * Listens for Prometheus on a port of its own.
 * @param port 0 for a free one
 * @throws when the port is taken
 */
export async function listenForMetrics(
  context: Context,
  port: number,
): Promise<{ port: number; close: () => Promise<void> }> {
  const server = openServer(context, context.config.metrics.token);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: context.config.host, port }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
