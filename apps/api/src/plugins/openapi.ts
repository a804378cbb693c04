import { randomBytes } from 'node:crypto';
import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import fp from 'fastify-plugin';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { endpointTags } from '@footlight/contracts';
import type { Config } from '../config/config.ts';
import { noBody } from '../http/route.ts';

interface JsonSchema {
  format?: string;
  pattern?: string;
  additionalProperties?: unknown;
  default?: unknown;
}

/** Longest pattern that a reader makes sense of. */
const readable = 200;

/** Formats say what long patterns say. An answer may grow fields; only a strict body is closed. */
const zodToJsonConfig = {
  override({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: JsonSchema }) {
    if ((jsonSchema.pattern?.length ?? 0) > readable) delete jsonSchema.pattern;
    // zod leaves it out where the text of a query becomes a number.
    if (zodSchema._zod.def.type === 'default') jsonSchema.default ??= zodSchema._zod.def.defaultValue;
    const isStrict = zodSchema._zod.def.type === 'object' && zodSchema._zod.def.catchall !== undefined;
    if (jsonSchema.additionalProperties === false && !isStrict) delete jsonSchema.additionalProperties;
  },
};

const toJsonSchema = createJsonSchemaTransform({ zodToJsonConfig });
const toComponents = createJsonSchemaTransformObject({ zodToJsonConfig });

/** A route's schemas as JSON Schema; a body that must be empty is not worth a mention. */
const transform: typeof toJsonSchema = (input) =>
  toJsonSchema(
    input.schema.body === noBody ? { ...input, schema: { ...input.schema, body: undefined } } : input,
  );

/** The document with the components that it uses: each schema comes in two forms, of which mostly one is needed. */
const transformObject: typeof toComponents = (input) => {
  const document = toComponents(input);
  const { components } = document as { components?: { schemas?: Record<string, unknown> } };
  const schemas = components?.schemas;
  for (let unused = ['']; schemas && unused.length > 0;) {
    const text = JSON.stringify(document);
    unused = Object.keys(schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`));
    for (const name of unused) delete schemas[name];
  }
  return document;
};

const description = `The API of this Footlight server.

Errors are RFC 9457 problem details with a \`code\`. Any path answers a method that it lacks with 405 \`method_not_allowed\` and the header \`Allow\`, and any text with U+0000 or half of a surrogate pair with 400 \`validation_failed\`.

Lengths of texts count Unicode code points. Where a text is trimmed or cleaned, its schema describes what is kept.`;

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
          description,
          license: { name: 'MIT', identifier: 'MIT' },
        },
        servers: [{ url: config.publicUrl.origin, description: 'This server.' }],
        tags: Object.entries(endpointTags).map(([name, text]) => ({ name, description: text })),
        components: {
          securitySchemes: {
            bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
            stream_key: { type: 'http', scheme: 'bearer', description: 'A stream key.' },
            guest: {
              type: 'apiKey',
              in: 'cookie',
              name: config.secureCookies ? '__Host-footlight_guest' : 'footlight_guest',
            },
          },
        },
      },
      transform,
      transformObject,
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
