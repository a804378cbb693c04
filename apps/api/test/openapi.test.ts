import { type Endpoint, allEndpoints, cleanName } from '@footlight/contracts';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { z } from 'zod';
import { signUp } from './people.ts';
import { type Json, eachText, sampleBodies, sampleQuery } from './request-samples.ts';
import { useApp } from './test-app.ts';

/** What is read of the document. */
interface Schema {
  type?: string;
  format?: string;
  default?: unknown;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
}
interface Operation {
  parameters?: { in: string; name: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema & { $ref?: string } }> }>;
}
interface ApiDocument {
  info: { license: { identifier: string } };
  servers: { url: string; description: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const app = useApp();
let api: ApiDocument;
const ajv = new Ajv2020({ strict: false, validateFormats: false });
beforeAll(async () => {
  api = (await app().send('GET', '/v1/openapi.json')).body as unknown as ApiDocument;
  ajv.addSchema(api, 'api');
});

function operationOf({ path, method }: Endpoint): Operation {
  const operation = api.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${method} ${path} is not in the document.`);
  return operation;
}

describe('the API document', () => {
  it('says whose it is, where it runs, and what its groups are about', () => {
    expect(api.info.license.identifier).toBe('MIT');
    expect(api.servers).toEqual([{ url: app().config.publicUrl.origin, description: 'This server.' }]);
    const used = new Set(allEndpoints.map(({ tag }) => tag));
    expect(new Set(api.tags.map(({ name }) => name))).toEqual(used);
    for (const { description } of api.tags) expect(description).not.toBe('');
  });

  it('has no two paths that differ by the name of a parameter alone', () => {
    const forms = Object.keys(api.paths).map((path) => path.replaceAll(/\{\w+\}/g, '{}'));
    expect(new Set(forms).size).toBe(forms.length);
  });

  it('calls a file what it is: an object, a text, or bytes', async () => {
    const answers = allEndpoints.filter(({ download }) => download !== undefined);
    const schemas = answers.map((endpoint) => [
      endpoint.id,
      operationOf(endpoint).responses[Object.keys(endpoint.success)[0] ?? '']?.content?.[
        endpoint.download ?? ''
      ]?.schema,
    ]);
    expect(Object.fromEntries(schemas)).toEqual({
      exportMe: { $ref: '#/components/schemas/AccountExport' },
      getImage: { type: 'string', format: 'binary' },
      getCalendarFile: { type: 'string' },
      getStreamEvents: { type: 'string' },
      startWhipSession: { type: 'string' },
      updateWhipSession: { type: 'string' },
      getStreamReportFile: { type: 'string' },
    });
    const { browser } = await signUp(app());
    const exported = await app().send('GET', '/v1/me/export', { browser });
    const fits = ajv.validate('api#/components/schemas/AccountExport', exported.body);
    expect([fits, ajv.errors]).toEqual([true, null]);
    const described = Object.keys(api.components.schemas.AccountExport?.properties ?? {});
    expect(Object.keys(exported.body).sort()).toEqual(described.sort());
  });

  it('has the default of every limit', () => {
    for (const endpoint of allEndpoints) {
      const limit = operationOf(endpoint).parameters?.find(({ name }) => name === 'limit');
      if (limit) expect(limit.schema).toMatchObject({ type: 'integer', minimum: 1 });
      if (limit) expect(limit.schema.default).toEqual(expect.any(Number));
    }
  });
});

/** Whether an error is about what the document can say: a length, a bound, a type, a pattern. */
function isMeasured(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'invalid_union') {
    return issue.errors.length > 0 && issue.errors.every((branch) => branch.some(isMeasured));
  }
  if (issue.code === 'invalid_format') return issue.format === 'regex';
  return issue.code !== 'custom';
}

/** Texts around the limits of a schema, texts of its pattern, and texts of any kind. */
function textsFor(schema: Schema): fc.Arbitrary<string> {
  const forms = [schema, ...(schema.anyOf ?? [])];
  const lengths = forms
    .flatMap(({ minLength, maxLength }) => [minLength, maxLength])
    .filter((one) => one !== undefined)
    .flatMap((length) => [length - 1, length, length + 1])
    .filter((length) => length >= 0);
  const patterns = forms.flatMap(({ pattern }) =>
    pattern === undefined || pattern.includes('(?!') || pattern.includes('\\p') ? [] : [new RegExp(pattern)],
  );
  return fc.oneof(
    ...lengths.map((length) => fc.constant('x'.repeat(length))),
    ...lengths.map((length) => fc.constant(`  ${'Ł'.repeat(length)}\t`)),
    ...lengths.map((length) => fc.constant('😀'.repeat(length))),
    ...patterns.map((pattern) => fc.stringMatching(pattern)),
    fc.string({ unit: 'grapheme-ascii' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '',
      ' ',
      '\u200d',
      '0000-01-01T00:00:00Z',
      '2030-01-01T00:00',
      'https://a.example/b',
      'a-',
      'A-B',
    ),
  );
}

/** Numbers around the limits of a schema, as they stand in an address, and texts that only look like numbers. */
function numbersFor({ minimum = 0, maximum = 0 }: Schema): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(...[minimum, maximum].flatMap((edge) => [edge - 1, edge, edge + 1].map(String))),
    fc.integer({ min: minimum, max: maximum }).map(String),
    fc.double().map(String),
    fc.constantFrom('', ' 5', '0x10', '1e1', '1.5', '5.0', 'ten', '99999999999999999999', '-0'),
  );
}

/** The schema at a JSON pointer into what it describes. */
function schemaAt(schema: Schema, pointer: string): Schema {
  let found = schema;
  for (const name of pointer.split('/').slice(1)) {
    const forms = [found, ...(found.anyOf ?? [])];
    found = forms.map((form) => form.properties?.[name] ?? form.items).find(Boolean) ?? {};
  }
  return found;
}

/** What an address says, as a client understands it that reads numbers where the document has them. */
function asTyped(query: Record<string, string>, parameters: NonNullable<Operation['parameters']>): Json {
  return Object.fromEntries(
    Object.entries(query).map(([name, text]) => {
      const type = parameters.find((parameter) => parameter.name === name)?.schema.type;
      return [name, type === 'integer' && /^\d+$/.test(text) ? Number(text) : text];
    }),
  );
}

/** Both must say the same of a request, as far as the document can say it; and what is kept must fit the document. */
function expectAgreement(
  read: z.ZodSafeParseResult<unknown>,
  documented: (value: unknown) => boolean,
  sent: Json,
  cleaned: Json,
): void {
  if (read.success) {
    if (!documented(sent)) expect([sent, documented(read.data)]).toEqual([sent, true]);
  } else if (read.error.issues.some(isMeasured)) {
    // What is nothing but white space is long enough for the document, and nothing once it is cleaned.
    expect([sent, documented(sent) && documented(cleaned)]).toEqual([sent, false]);
  }
}

describe('what validation takes and what the document says', () => {
  const bodies = allEndpoints.filter(({ body }) => body !== undefined);
  it.each(bodies.map((endpoint) => [endpoint.id, endpoint] as const))(
    'agree on the body of %s',
    (_id, endpoint) => {
      const pointer = `api#/paths/${endpoint.path.replaceAll('/', '~1')}/${endpoint.method.toLowerCase()}`;
      const place = `${pointer}/requestBody/content/application~1json/schema`;
      const documented = (value: unknown) => ajv.validate(encodeURI(place), value);
      const schema = operationOf(endpoint).requestBody?.content['application/json']?.schema ?? {};
      for (const sample of sampleBodies(endpoint)) {
        const whole = endpoint.body?.safeParse(sample);
        expect([whole?.error?.issues, documented(sample)]).toEqual([undefined, true]);
        for (const { pointer: field } of eachText(sample, '')) {
          fc.assert(
            fc.property(textsFor(schemaAt(schema, field)), (text) => {
              const put = (value: string): Json =>
                [...eachText(sample, value)].find((one) => one.pointer === field)?.body ?? null;
              const read = endpoint.body?.safeParse(put(text));
              if (read) expectAgreement(read, documented, put(text), put(cleanName(text)));
            }),
            { numRuns: 40 },
          );
        }
      }
    },
  );

  const queries = allEndpoints.filter(({ query }) => query !== undefined);
  it.each(queries.map((endpoint) => [endpoint.id, endpoint] as const))(
    'agree on the query of %s',
    (_id, endpoint) => {
      const parameters = (operationOf(endpoint).parameters ?? []).filter((one) => one.in === 'query');
      const documented = ajv.compile({
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
      });
      const sample = sampleQuery(endpoint);
      for (const { name, schema } of parameters) {
        const values = schema.type === 'integer' ? numbersFor(schema) : textsFor(schema);
        fc.assert(
          fc.property(values, (text) => {
            const sent = { ...sample, [name]: text };
            const read = endpoint.query?.safeParse(sent);
            const typed = (value: string): Json => asTyped({ ...sent, [name]: value }, parameters);
            if (read) expectAgreement(read, documented, typed(text), typed(cleanName(text)));
          }),
          { numRuns: 40 },
        );
      }
    },
  );
});
