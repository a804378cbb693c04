import fp from 'fastify-plugin';
import { AppError } from '../http/app-error.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Nobody but an admin learns that the route exists. */
    adminOnly?: boolean;
  }
}

/** The methods of one path, and how its addresses look. */
interface Path {
  pattern: RegExp;
  methods: Set<string>;
  adminOnly: boolean;
  /** Media types that POST and PATCH take where they are not JSON, for `Accept-Post` and `Accept-Patch`. */
  accepts: Map<string, string>;
}

/** What says which bodies a method takes: W3C Linked Data Platform 1.0 and RFC 5789. */
const acceptHeaders: Readonly<Record<string, string>> = { POST: 'accept-post', PATCH: 'accept-patch' };

/** A route's address as a pattern: `:id` stands for one segment, `*` for the rest. */
function patternOf(url: string): RegExp {
  const parts = url.split(/(:\w+|\*)/).map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${parts.join('')}$`);
}

/**
 * Answers a method that a path lacks with 405 and those that it has, and OPTIONS with 204 and the same. No answer allows
 * another origin anything, so a browser's preflight still fails.
 */
export const allowedMethodsPlugin = fp(
  (app, _options, done) => {
    const paths = new Map<string, Path>();
    app.addHook('onRoute', ({ url, method, config, schema }) => {
      const path = paths.get(url) ?? {
        pattern: patternOf(url),
        methods: new Set(['OPTIONS']),
        adminOnly: true,
        accepts: new Map<string, string>(),
      };
      for (const one of [method].flat()) path.methods.add(one);
      const header = acceptHeaders[String(method)];
      if (header && schema?.consumes) path.accepts.set(header, schema.consumes.join(', '));
      path.adminOnly &&= config?.adminOnly === true;
      paths.set(url, path);
    });

    // Before a body is read: it does not matter any more.
    app.addHook('onRequest', async (request, reply) => {
      if (!request.is404) return;
      const address = request.url.split('?', 1)[0] ?? '';
      const found = [...paths.values()].filter(({ pattern }) => pattern.test(address));
      if (found.length === 0) return;
      if (found.every(({ adminOnly }) => adminOnly)) await app.readCaller.admin(request, reply);
      const allowed = new Set(found.flatMap(({ methods }) => [...methods]));
      void reply.header('allow', [...allowed].sort().join(', '));
      for (const { accepts } of found) void reply.headers(Object.fromEntries(accepts));
      if (request.method === 'OPTIONS') return reply.status(204).send();
      throw new AppError('method_not_allowed');
    });
    done();
  },
  { name: 'allowed-methods', dependencies: ['errors'] },
);
