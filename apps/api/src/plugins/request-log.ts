import fp from 'fastify-plugin';

/** One line for each answer. Addresses are logged without their query, which can hold tokens. */
export const requestLogPlugin = fp(
  (app, _options, done) => {
    app.addHook('onResponse', async (request, reply) => {
      const level = request.url.startsWith('/health') ? 'debug' : 'info';
      request.log[level](
        {
          method: request.method,
          path: request.url.split('?', 1)[0],
          route: request.routeOptions.url,
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime * 10) / 10,
        },
        'answered',
      );
    });
    done();
  },
  { name: 'request-log' },
);
