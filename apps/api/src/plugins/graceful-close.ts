import { Server, type Socket } from 'node:net';
import { setTimeout as delay, setImmediate as nextCheck } from 'node:timers/promises';
import fp from 'fastify-plugin';

/**
 * How long connections stay open after the close began, in milliseconds. Every answer in that time says `Connection: close`,
 * so that a client that sends one request after the other goes elsewhere instead of running into a closed socket.
 */
const lingerMs = 500;
/** How long requests that run may take after that, in milliseconds; what is left then is cut. */
const answerWithinMs = 4_000;
/** How often connections that have become idle are closed, in milliseconds. */
const sweepMs = 25;

/**
 * Answers every request that reached the server before it closes. Long-lived connections end by themselves, when the
 * context's `closing` aborts.
 */
export const gracefulClosePlugin = fp<{ closing: AbortController }>(
  (app, { closing }, done) => {
    const { server } = app;
    const sockets = new Set<Socket>();
    const timers: NodeJS.Timeout[] = [];
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });

    app.addHook('onSend', (_request, reply, payload, next) => {
      if (closing.signal.aborted) void reply.header('connection', 'close');
      next(null, payload);
    });

    app.addHook('preClose', async () => {
      // New connections go elsewhere, once those that have arrived are taken. Open ones stay open, which `server.close`
      // would not let them.
      await nextCheck();
      Server.prototype.close.call(server);
      closing.abort();
      const until = performance.now() + lingerMs;
      while (sockets.size > 0 && performance.now() < until) await delay(sweepMs);
      // The server closes now, which waits for everything that is still open. A connection whose request has arrived but
      // was not read yet counts as idle, so idle ones are closed right after Node has read what there is.
      await nextCheck();
      timers.push(
        setInterval(() => setImmediate(() => server.closeIdleConnections()), sweepMs),
        setTimeout(() => sockets.forEach((socket) => socket.destroy()), answerWithinMs),
      );
    });
    app.addHook('onClose', async () => {
      timers.forEach((timer) => clearTimeout(timer));
      await Promise.resolve();
    });
    done();
  },
  { name: 'graceful close' },
);
