import type { IncomingHttpHeaders } from 'node:http';
import httpProxy from '@fastify/http-proxy';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import type { Context } from '../context.ts';
import { admit } from '../domains/seating/index.ts';

function tokenOf(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return bearer;
  const query = request.query as Record<string, unknown>;
  return typeof query.access_token === 'string' ? query.access_token : undefined;
}

/** The websocket code that asks a client to connect again. */
const serviceRestart = 1012;
/** The code of a websocket that ended without a close frame (RFC 6455, 7.4.1). */
const closedAbnormally = 1006;

/** Native clients carry the token in a header that the proxy does not pass on by itself. Its types lack this option. */
const wsClientOptions: object = {
  rewriteRequestHeaders: (headers: IncomingHttpHeaders, request: FastifyRequest) =>
    request.headers.authorization ? { ...headers, authorization: request.headers.authorization } : headers,
};

/**
 * LiveKit's signalling (`/rtc`, `/rtc/v1`, `/rtc/validate`, websocket and HTTP) on our own origin. Every handshake is
 * checked here, because LiveKit itself neither knows seats nor revokes tokens.
 */
export const signallingPlugin: FastifyPluginAsync<{ context: Context }> = async (app, { context }) => {
  const open = new Set<WebSocket>();
  context.closing.addEventListener('abort', () => {
    for (const socket of open) socket.close(serviceRestart, 'the server restarts');
  });
  await app.register(httpProxy, {
    upstream: context.config.livekit.url.href,
    prefix: '/rtc',
    rewritePrefix: '/rtc',
    websocket: true,
    httpMethods: ['GET', 'OPTIONS'],
    preHandler(request, _reply, done) {
      admit(context, tokenOf(request)).then(() => done(), done);
    },
    wsClientOptions,
    wsHooks: {
      onConnect(_context, source, target) {
        open.add(source);
        source.once('close', () => open.delete(source));
        if (context.closing.aborted) source.close(serviceRestart, 'the server restarts');
        // LiveKit's answer to a join says which node it is.
        target.once('message', (data, binary) => {
          if (binary && Buffer.isBuffer(data)) context.livekit.nodes.read(data, context.clock.now());
        });
        // Lost without a word: LiveKit went away, and its rooms with it.
        target.once('close', (code) => {
          if (code === closedAbnormally) context.livekit.dropKnownRoom();
        });
      },
    },
  });
};
