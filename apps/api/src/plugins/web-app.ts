import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ChannelId, Handle, StreamId, UserId } from '@footlight/contracts';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import fp from 'fastify-plugin';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { previewChannel } from '../domains/channels/index.ts';
import { previewProfile } from '../domains/identity/index.ts';
import { previewStream } from '../domains/streams/index.ts';
import { notFound } from '../http/app-error.ts';
import { type LinkPreview, withPreview, withoutPreview } from '../http/link-preview.ts';
import { type SitePage, sitePageAt } from '../http/site-pages.ts';
import { sendProblem } from './errors.ts';

/** Where only the API answers: a page that does not exist there is an error, not the web app. */
const apiPaths = /^\/(v1|rtc|whip|webhooks|health|docs|metrics)([/?]|$)/;

/** The previews of what has a page of its own, by an id or handle that can be one. */
const previews = {
  stream: { name: StreamId, read: previewStream },
  channel: { name: z.union([ChannelId, Handle]), read: previewChannel },
  person: { name: z.union([UserId, Handle]), read: previewProfile },
};

/** A page as it is sent: what is written into its head, and whether search engines may list it. */
interface Sent {
  status: 200 | 404;
  preview?: LinkPreview;
  indexed: boolean;
}

/** What the page at an address is. A database that is away keeps no page from opening. */
async function pageAt(context: Context, page: SitePage): Promise<Sent | undefined> {
  switch (page.kind) {
    case 'file':
      return undefined;
    case 'home':
      return { status: 200, indexed: true };
    case 'own':
      return { status: 200, indexed: false };
    case 'unknown':
      return { status: 404, indexed: false };
  }
  const { name, read } = previews[page.kind];
  const valid = name.safeParse(page.name);
  if (!valid.success) return { status: 404, indexed: false };
  try {
    const preview = await read(context, valid.data);
    return preview ? { status: 200, preview, indexed: preview.indexed } : { status: 404, indexed: false };
  } catch (error) {
    context.log.warn({ err: error }, 'a page is shown without its preview');
    return { status: 200, indexed: false };
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

    async function sendPage(reply: FastifyReply, page: Sent, from: string): Promise<FastifyReply> {
      if (!page.indexed) void reply.header('x-robots-tag', 'noindex');
      // As it was built, with the compressed forms that were made then.
      if (!page.preview && page.status === 200) return reply.sendFile('index.html');
      const built = await readFile(path.join(from, 'index.html'), 'utf8');
      return reply
        .status(page.status)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(page.preview ? withPreview(built, page.preview) : withoutPreview(built));
    }
    app.setNotFoundHandler(async (request, reply) => {
      // Whatever the request accepts: programs that look behind links ask for anything, or do not say.
      const reads = request.method === 'GET' || request.method === 'HEAD';
      if (folder && reads && !apiPaths.test(request.url)) {
        const page = await pageAt(context, sitePageAt(request.url));
        if (page) return sendPage(reply, page, folder);
      }
      return sendProblem(request, reply, notFound());
    });
  },
  { name: 'web-app', dependencies: ['errors'] },
);
