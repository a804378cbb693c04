import type { Endpoint } from '@footlight/contracts';
import { z } from 'zod';
import { newId } from '../src/ids.ts';

/** JSON, as requests are made of it. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** What is read of a JSON schema. */
interface Schema {
  anyOf?: Schema[];
  enum?: Json[];
  const?: Json;
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  minimum?: number;
}

/** Texts of fields that take some texts only, by the field's name. */
const texts: Record<string, string> = {
  email: 'ola@example.org',
  handle: 'the-kiln',
  user: 'the-kiln',
  language: 'pl',
  time_zone: 'Europe/Warsaw',
  url: 'https://example.org/',
  until: '2090-01-01T00:00:00Z',
  ends_at: '2090-01-01T00:00:00Z',
  scheduled_for: '2030-01-01T00:00:00Z',
  channel_id: newId('channel'),
  channel_ids: newId('channel'),
  user_ids: newId('user'),
  subject_id: newId('user'),
  actor_id: newId('user'),
  up_to: newId('notification'),
  invitation_id: newId('invitation'),
};

function sampleOf(schema: Schema, name: string): Json {
  if (schema.anyOf) return sampleOf(schema.anyOf.find(({ type }) => type !== 'null') ?? {}, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0] ?? null;
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([inner, part]) => [inner, sampleOf(part, inner)]),
      );
    case 'array':
      return [sampleOf(schema.items ?? {}, name)];
    case 'string':
      return texts[name] ?? 'longish-text-here';
    case 'boolean':
      return true;
    default:
      return schema.minimum ?? 1;
  }
}

const schemaOf = (type: z.ZodType): Schema => z.toJSONSchema(type, { io: 'input' }) as Schema;

/** A whole body for each form that an endpoint takes, with every field. */
export function sampleBodies({ body }: Endpoint): Json[] {
  if (!body) return [];
  const schema = schemaOf(body);
  return (schema.anyOf ?? [schema]).map((form) => sampleOf(form, ''));
}

/** The names of an endpoint's query parameters. */
export function queryNames({ query }: Endpoint): string[] {
  return Object.keys(query?.shape ?? {});
}

/** A query that is taken, with nothing in it that excludes something else. */
export function sampleQuery({ query }: Endpoint): Record<string, string> {
  return query && 'state' in query.shape ? { state: query.parse({}).state as string } : {};
}

/** Every way to put a value in the place of one text of a body, with that place as a JSON pointer. */
export function* eachText(body: Json, value: string): Generator<{ pointer: string; body: Json }> {
  if (typeof body === 'string') yield { pointer: '', body: value };
  else if (typeof body === 'object' && body !== null) {
    for (const [name, part] of Object.entries(body)) {
      for (const inner of eachText(part, value)) {
        const changed = Array.isArray(body)
          ? body.map((one, at) => (String(at) === name ? inner.body : one))
          : { ...body, [name]: inner.body };
        yield { pointer: `/${name}${inner.pointer}`, body: changed };
      }
    }
  }
}
