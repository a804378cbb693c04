import { randomBytes } from 'node:crypto';
import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import fp from 'fastify-plugin';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { Config } from '../config/config.ts';

interface JsonSchema {
  format?: string;
  pattern?: string;
  additionalProperties?: unknown;
}

/** Formats say what their long patterns say, and a strict object is our rule, not the reader's. */
const zodToJsonConfig = {
  override: ({ jsonSchema }: { jsonSchema: JsonSchema }) => {
    if (jsonSchema.format) delete jsonSchema.pattern;
    if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  },
};

/** Stands in the page of Scalar until the request's own nonce takes its place. */
const noncePlaceholder = 'nonce-of-this-request';

/** The OpenAPI document at `/v1/openapi.json`, made from the routes' own schemas, and a page to read it at `/docs`. */
export const openApiPlugin = fp<{ config: Config; version: string }>(
  async (app, { config, version }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Footlight',
          version,
          description:
            'The API of this Footlight server. Refusals are RFC 9457 problem details with a `code`.',
        },
        servers: [{ url: config.publicUrl.origin }],
        components: {
          securitySchemes: {
            bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
            guest: {
              type: 'apiKey',
              in: 'cookie',
              name: config.secureCookies ? '__Host-footlight_guest' : 'footlight_guest',
            },
          },
        },
      },
      transform: createJsonSchemaTransform({ zodToJsonConfig }),
      transformObject: createJsonSchemaTransformObject({ zodToJsonConfig }),
    });
    app.get('/v1/openapi.json', { schema: { hide: true } }, () => app.swagger());

    await app.register(async (scope) => {
      scope.addHook('onSend', async (_request, reply, payload) => {
        if (typeof payload !== 'string' || !payload.includes(noncePlaceholder)) return payload;
        const nonce = randomBytes(18).toString('base64');
        const policy = String(reply.getHeader('content-security-policy'));
        void reply.header(
          'content-security-policy',
          policy.replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`),
        );
        return payload.replaceAll(noncePlaceholder, nonce);
      });
      await scope.register(scalar, {
        routePrefix: '/docs',
        configuration: {
          url: '/v1/openapi.json',
          pageTitle: 'Footlight API',
          nonce: noncePlaceholder,
          withDefaultFonts: false,
          telemetry: false,
          proxyUrl: '',
          agent: { disabled: true },
        },
      });
    });
  },
  { name: 'openapi', dependencies: ['security-headers'] },
);
