import path from 'node:path';
import fastifyStatic from '@fastify/static';
import fp from 'fastify-plugin';
import { notFound } from '../http/app-error.ts';
import { sendProblem } from './errors.ts';

/** Where only the API answers: a page that does not exist there is a refusal, not the web app. */
const apiPaths = /^\/(v1|rtc|webhooks|health|docs)(\/|$)/;

/** The built web app: its files with long caching, and its page for every address that a person may open. */
export const webAppPlugin = fp<{ folder: string | undefined }>(
  async (app, { folder }) => {
    if (folder) {
      await app.register(fastifyStatic, {
        root: path.resolve(folder),
        wildcard: false,
        preCompressed: true,
        // Names under assets/ carry a hash of their content.
        setHeaders(reply, file) {
          const forever = file.includes(`${path.sep}assets${path.sep}`);
          void reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      });
    }
    app.setNotFoundHandler((request, reply) => {
      const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
      if (folder && wantsPage && !apiPaths.test(request.url)) return reply.sendFile('index.html');
      return sendProblem(request, reply, notFound());
    });
  },
  { name: 'web-app', dependencies: ['errors'] },
);
