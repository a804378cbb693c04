import { readFileSync } from 'node:fs';

interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  type?: string;
  enum?: unknown[];
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: unknown;
  /** Properties that are only there when they are asked for, among others. */
  'x-expandableFields'?: string[];
}

interface Operation {
  responses: Record<string, { content?: { 'application/json'?: { schema: Schema } } }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Stripe's own description of its API: what differs from it in answers and objects. */
export class OpenApi {
  readonly #document: Document;

  constructor(file: string) {
    this.#document = JSON.parse(readFileSync(file, 'utf8')) as Document;
  }

  /** What is wrong with an answer of 200, one line each. */
  problemsOfAnswer(method: string, path: string, answer: unknown): string[] {
    const schema = this.#answerSchema(method, path);
    return schema ? this.#problems(schema, answer, '') : [`${method} ${path} is no call of Stripe’s`];
  }

  /** What is wrong with an object, by the kind that it says it is of. */
  problemsOfObject(object: Fields): string[] {
    const schema = this.#document.components.schemas[String(object.object)];
    return schema
      ? this.#problems(schema, object, String(object.object))
      : [`unknown kind ${String(object.object)}`];
  }

  #answerSchema(method: string, path: string): Schema | undefined {
    const parts = path.split('/');
    const fits = (template: string) => {
      const wanted = template.split('/');
      return (
        wanted.length === parts.length &&
        wanted.every((part, at) => part.startsWith('{') || part === parts[at])
      );
    };
    // A path without a parameter goes before one with.
    const template = path in this.#document.paths ? path : Object.keys(this.#document.paths).find(fits);
    const operation = template && this.#document.paths[template]?.[method.toLowerCase()];
    return operation ? operation.responses['200']?.content?.['application/json']?.schema : undefined;
  }

  #resolve(schema: Schema): Schema {
    if (schema.$ref === undefined) return schema;
    return this.#document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {};
  }

  #problems(given: Schema, value: unknown, at: string): string[] {
    const schema = this.#resolve(given);
    if (value === null) return given.nullable || schema.nullable ? [] : [`${at} is null`];
    if (schema.anyOf) return this.#problemsOfAny(schema.anyOf, value, at);
    if (schema.enum && !schema.enum.includes(value)) return [`${at} is ${JSON.stringify(value)}`];
    switch (schema.type) {
      case 'object':
        return isFields(value) ? this.#problemsOfFields(schema, value, at) : [`${at} is no object`];
      case 'array':
        if (!Array.isArray(value)) return [`${at} is no array`];
        return value.flatMap((each, index) => this.#problems(schema.items ?? {}, each, `${at}[${index}]`));
      case 'integer':
        return Number.isInteger(value) ? [] : [`${at} is ${JSON.stringify(value)}`];
      case undefined:
        return [];
      default:
        return typeof value === schema.type
          ? []
          : [`${at} is ${JSON.stringify(value)}, not a ${schema.type}`];
    }
  }

  /** The alternative that the value is meant as says what is wrong with it. */
  #problemsOfAny(alternatives: Schema[], value: unknown, at: string): string[] {
    const all = alternatives.map((one) => this.#problems(one, value, at));
    const meant = alternatives.findIndex((one) => {
      const kinds = this.#resolve(one).properties?.object?.enum;
      return isFields(value) && kinds?.includes(value.object);
    });
    if (meant !== -1 && !isDeleted(value)) return all[meant] ?? [];
    return all.find((problems) => problems.length === 0) ?? all.at(-1) ?? [];
  }

  #problemsOfFields(schema: Schema, value: Fields, at: string): string[] {
    const { properties, required = [], additionalProperties: open } = schema;
    const expandable = schema['x-expandableFields'] ?? [];
    const needed = (name: string, { nullable = false }: Schema) =>
      required.includes(name) || (nullable && !expandable.includes(name));
    if (!properties) return [];
    const missing = Object.entries(properties)
      .filter(([name, property]) => needed(name, property) && !(name in value))
      .map(([name]) => `${at}.${name} is missing`);
    const wrong = Object.entries(value).flatMap(([name, each]) => {
      const property = properties[name];
      if (property) return this.#problems(property, each, `${at}.${name}`);
      return open ? [] : [`${at}.${name} is unknown`];
    });
    return [...missing, ...wrong];
  }
}

const isDeleted = (value: unknown) => isFields(value) && value.deleted === true;
