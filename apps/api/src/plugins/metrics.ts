import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Context } from '../context.ts';
import { readMetrics } from '../domains/system/index.ts';
import { AppError } from '../http/app-error.ts';
import { carriesToken } from '../http/bearer-token.ts';
import { addProcessMetrics } from '../metrics.ts';

/** Addresses that only the API answers; every other one is a page or a file, of which there are many. */
const apiRoutes = /^\/(v1|rtc|whip|webhooks|health|docs|metrics)(\/|$)/;

/** A few names for all requests: the template of an API route, never what stands in its place. */
function routeOf({ routeOptions: { url: template } }: FastifyRequest): string {
  if (template === undefined) return 'none';
  return apiRoutes.test(template) ? template : 'file';
}

/**
 * Counts and times requests. With a token and no port of their own, the metrics are at `/metrics` for whoever has the token;
 * metrics-server.ts is for the other port.
 */
export const metricsPlugin = fp<{ context: Context }>(
  (app, { context }, done) => {
    const { metrics } = context;
    const { port, token } = context.config.metrics;
    if (port !== undefined || token !== undefined) addProcessMetrics(metrics);
    app.addHook('onResponse', async (request, reply) => {
      const [method, route] = [request.method, routeOf(request)];
      metrics.httpRequests.inc({ method, route, status: String(reply.statusCode) });
      // Server-sent events last as long as somebody waits for a stream.
      const lasting = String(reply.getHeader('content-type')).startsWith('text/event-stream');
      if (!lasting) metrics.httpDuration.observe({ method, route }, reply.elapsedTime / 1000);
    });
    if (port === undefined && token !== undefined) {
      app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
        void reply.header('x-robots-tag', 'noindex').header('cache-control', 'no-store');
        if (!carriesToken(request.headers.authorization, token)) {
          void reply.header('www-authenticate', 'Bearer');
          throw new AppError('token_invalid');
        }
        return reply.type(metrics.registry.contentType).send(await readMetrics(context));
      });
    }
    done();
  },
  { name: 'metrics', dependencies: ['errors'] },
);
