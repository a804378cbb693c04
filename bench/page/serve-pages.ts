import type { Cleanup } from '@footlight/e2e/site/cleanup.ts';
import Fastify from 'fastify';
import { AccessToken } from 'livekit-server-sdk';
import { buildPages } from './bundle.ts';

export interface PagesOptions {
  /** The LiveKit server that the bare viewer connects to, past our API. */
  livekitUrl: string;
  apiKey: string;
  apiSecret: string;
  room: string;
}

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript' };

/**
 * Serves the publisher's page (/publisher/index.html) and the bare viewer (/bare/index.html), which finds its token ready.
 * @returns http://127.0.0.1:PORT
 */
export async function servePages(
  { livekitUrl, apiKey, apiSecret, room }: PagesOptions,
  cleanup: Cleanup,
): Promise<string> {
  const sign = () => {
    const token = new AccessToken(apiKey, apiSecret, { identity: `bare-${crypto.randomUUID()}`, ttl: 600 });
    token.addGrant({
      roomJoin: true,
      room,
      canPublish: false,
      canPublishData: false,
      canSubscribe: true,
      hidden: true,
    });
    return token.toJwt();
  };
  let ready = await sign();

  const app = Fastify();
  app.get('/ticket', async () => {
    const token = ready;
    setImmediate(() => void sign().then((next) => (ready = next)));
    return { url: livekitUrl, token };
  });
  for (const { path, body } of await buildPages()) {
    const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    app.get(path, (_request, reply) => reply.type(type).send(body));
  }
  cleanup.add(() => app.close());
  return app.listen({ host: '127.0.0.1', port: 0 });
}
