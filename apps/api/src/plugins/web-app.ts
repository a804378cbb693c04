import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Handle, StreamId } from '@footlight/contracts';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Context } from '../context.ts';
import { previewChannel } from '../domains/channels/index.ts';
import { previewStream } from '../domains/streams/index.ts';
import { notFound } from '../http/app-error.ts';
import { type LinkPreview, withPreview } from '../http/link-preview.ts';
import { sendProblem } from './errors.ts';

/** Where only the API answers: a page that does not exist there is a refusal, not the web app. */
const apiPaths = /^\/(v1|rtc|webhooks|health|docs)(\/|$)/;

/** What the page at an address shows where its link is shared. A database that is away keeps no page from opening. */
async function previewOf(context: Context, address: string): Promise<LinkPreview | undefined> {
  const [, kind, name] = /^\/(watch|c)\/([^/?]+)/.exec(address) ?? [];
  const id = kind === 'watch' ? StreamId.safeParse(name) : Handle.safeParse(name);
  if (!id.success) return undefined;
  try {
    return await (kind === 'watch' ? previewStream : previewChannel)(context, id.data);
  } catch (error) {
    context.log.warn({ err: error }, 'a page is shown without its preview');
    return undefined;
  }
}

/** The built web app: its files with long caching, and its page for every address that a person may open. */
export const webAppPlugin = fp<{ context: Context }>(
  async (app, { context }) => {
    const { webDist } = context.config;
    const folder = webDist === undefined ? undefined : path.resolve(webDist);
    if (folder) {
      await app.register(fastifyStatic, {
        root: folder,
        wildcard: false,
        preCompressed: true,
        // Names under assets/ carry a hash of their content.
        setHeaders(reply, file) {
          const forever = file.includes(`${path.sep}assets${path.sep}`);
          void reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      });
    }

    async function sendPage(
      request: FastifyRequest,
      reply: FastifyReply,
      from: string,
    ): Promise<FastifyReply> {
      const preview = await previewOf(context, request.url);
      if (!preview) return reply.sendFile('index.html');
      const page = await readFile(path.join(from, 'index.html'), 'utf8');
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(withPreview(page, preview));
    }
    app.setNotFoundHandler((request, reply) => {
      const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
      if (folder && wantsPage && !apiPaths.test(request.url)) return sendPage(request, reply, folder);
      return sendProblem(request, reply, notFound());
    });
  },
  { name: 'web-app', dependencies: ['errors'] },
);
