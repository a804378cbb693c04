import { Readable } from 'node:stream';
import {
  type AnswerOf,
  type Endpoint,
  type ParsedRequestOf,
  Problem,
  errorsOf,
  meaningOf,
  readsBody,
  readsCaller,
} from '@footlight/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { AppError } from './app-error.ts';
import type { AccountCaller, Caller } from './caller.ts';
import { unstorableText } from './unstorable-text.ts';

type CallerOf<E extends Endpoint> = E['caller'] extends 'account' | 'admin'
  ? AccountCaller
  : E['caller'] extends 'viewer'
    ? Caller
    : undefined;

/** What a handler gets: the validated request, who asks, and the app's context. */
export type Call<E extends Endpoint> = Omit<ParsedRequestOf<E>, 'body'> & {
  body: E extends { upload: object } | { signed: true } ? Buffer : ParsedRequestOf<E>['body'];
  caller: CallerOf<E>;
  context: Context;
  request: FastifyRequest;
  reply: FastifyReply;
};

/** An endpoint of the contracts together with what answers it. */
export interface Route {
  endpoint: Endpoint;
  register: (app: FastifyInstance, context: Context) => void;
}

/** What a route without a body reads: nothing, or an empty object. */
export const noBody = z.strictObject({}).nullish();
/** What any route can answer when the server is in trouble. */
const troubles = ['internal_error', 'database_unavailable', 'issuer_unavailable'] as const;

/** OpenAPI writes `{id}` where Fastify writes `:id`. */
export function fastifyPath(endpoint: Endpoint): string {
  return endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** How a caller of each kind shows who they are, in OpenAPI's words. */
const credentials: Readonly<Record<Endpoint['caller'], Record<string, string[]>[]>> = {
  anyone: [],
  viewer: [{ bearer: [] }, { guest: [] }, {}],
  account: [{ bearer: [] }],
  admin: [{ bearer: [] }],
  encoder: [{ stream_key: [] }],
  system: [],
};

/** The errors of an endpoint by status, each with its codes. */
function errorAnswersOf(endpoint: Endpoint) {
  const codes = [...errorsOf(endpoint), ...troubles];
  return Object.fromEntries(
    codes.map((code) => {
      const { status } = meaningOf(code);
      const alike = codes.filter((other) => meaningOf(other).status === status);
      const content = { 'application/problem+json': { schema: Problem } };
      return [status, { description: alike.map((one) => `\`${one}\``).join(', '), content }];
    }),
  );
}

/** Bytes that are not looked into: pictures. */
const bytes = z.any().meta({ type: 'string', format: 'binary' });
const text = z.any().meta({ type: 'string' });
const form = z.any().meta({ type: 'object' });

const sdpTypes = ['application/sdp', 'application/trickle-ice-sdpfrag'];

/** What a file is made of, as a client reads or writes it. */
function fileOf(mediaType: string): z.ZodType {
  if (mediaType.startsWith('text/') || sdpTypes.includes(mediaType)) return text;
  return mediaType.startsWith('image/') ? bytes : form;
}

/** The answers of an endpoint whose lowest success is a file. */
function downloadOf(endpoint: Endpoint, mediaType: string) {
  const schema = endpoint.fileContent ?? fileOf(mediaType);
  const file = { description: 'The file.', content: { [mediaType]: { schema } } };
  return { ...endpoint.success, [lowestStatus(endpoint)]: file };
}

function lowestStatus({ success }: Endpoint): number {
  return Math.min(...Object.keys(success).map(Number));
}

function schemaOf(endpoint: Endpoint): FastifySchema {
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(endpoint.description && { description: endpoint.description }),
    ...(endpoint.params && { params: endpoint.params }),
    ...(endpoint.query && { querystring: endpoint.query }),
    ...(readsBody(endpoint) && { body: endpoint.body ?? noBody }),
    ...(endpoint.upload && {
      consumes: [...endpoint.upload.types],
      body: fileOf(endpoint.upload.types[0] ?? ''),
    }),
    security: credentials[endpoint.caller],
    response: {
      ...errorAnswersOf(endpoint),
      ...(endpoint.download ? downloadOf(endpoint, endpoint.download) : endpoint.success),
    },
  };
}

/** A part of the server that reads files and nothing else. */
function uploadScope(
  { types, limit }: NonNullable<Endpoint['upload']>,
  add: (scope: FastifyInstance) => void,
) {
  return async (scope: FastifyInstance): Promise<void> => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      [...types],
      { parseAs: 'buffer', bodyLimit: limit },
      (_request, body, done) => {
        done(null, body);
      },
    );
    add(scope);
    await Promise.resolve();
  };
}

/** A part of the server that hands bodies over as they come: a signature is over the bytes, whatever they are said to be. */
function signedScope(add: (scope: FastifyInstance) => void) {
  return async (scope: FastifyInstance): Promise<void> => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body);
    });
    add(scope);
    await Promise.resolve();
  };
}

/**
 * Binds an endpoint to its handler. The handler answers with the body; the status is the endpoint's lowest success
 * unless the handler sets another one on `reply`.
 */
export function route<const E extends Endpoint>(
  endpoint: E,
  handler: (call: Call<E>) => Promise<AnswerOf<E>>,
): Route {
  const status = lowestStatus(endpoint);
  return {
    endpoint,
    register(app, context) {
      const add = (scope: FastifyInstance) =>
        scope.route({
          method: endpoint.method,
          url: fastifyPath(endpoint),
          schema: schemaOf(endpoint),
          ...(endpoint.caller === 'admin' && { config: { adminOnly: true } }),
          ...(endpoint.bodyLimit !== undefined && { bodyLimit: endpoint.bodyLimit }),
          ...(readsCaller(endpoint) && { onRequest: app.readCaller[endpoint.caller] }),
          preValidation(request, _reply, done) {
            done(unstorableText(request));
          },
          async handler(request, reply) {
            reply.status(status);
            if (endpoint.upload && !Buffer.isBuffer(request.body))
              throw new AppError('unsupported_media_type');
            if (endpoint.download) reply.type(endpoint.download);
            const call = {
              params: request.params,
              query: request.query,
              body: endpoint.signed ? (request.body ?? Buffer.alloc(0)) : request.body,
              caller: request.caller,
              context,
              request,
              reply,
            } as unknown as Call<E>;
            const answer = await handler(call);
            // Nobody would read it to its end.
            if (request.method === 'HEAD' && answer instanceof Readable) {
              answer.destroy();
              return reply.send();
            }
            // Not the text `null`.
            return reply.send(answer ?? undefined);
          },
        });
      if (endpoint.upload) void app.register(uploadScope(endpoint.upload, add));
      else if (endpoint.signed) void app.register(signedScope(add));
      else add(app);
    },
  };
}
