import { z } from 'zod';
import { invalidRequest, type StripeError } from './stripe-error.ts';

/** Parameters of requests. Everything arrives as text. */
export const text = z.string().min(1);
export const integer = z
  .string()
  .regex(/^-?\d+$/, 'Invalid integer')
  .transform(Number);
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
/** An empty text takes a value away. */
export const orEmpty = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => null), schema]);
/** Keys with an empty value are taken away; an empty text takes all away. */
export const metadata = z.union([z.literal(''), z.record(z.string(), z.string())]);
/** Taken as Stripe takes it, without any effect here. */
export const ignored = z.unknown();

const moment = z.union([
  integer,
  z.strictObject({ gt: integer, gte: integer, lt: integer, lte: integer }).partial(),
]);

/** What every list takes. */
export const page = {
  limit: integer.pipe(z.number().min(1).max(100)),
  starting_after: text,
  ending_before: text,
  created: moment,
};

/** Parameters of which each may be absent. */
export const optional = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).partial();

const inBrackets = (path: PropertyKey[]) =>
  path.map((key, at) => (at === 0 ? String(key) : `[${String(key)}]`)).join('');

/** The first problem of the parameters as Stripe says it. */
export function paramError({ issues }: z.ZodError): StripeError {
  const [issue] = issues;
  if (!issue) return invalidRequest('Invalid request');
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const inner = issue.errors.at(-1)?.[0];
    if (inner) return describe(inner, [...issue.path, ...inner.path]);
  }
  return describe(issue, issue.path);
}

function describe(issue: z.core.$ZodIssue, path: PropertyKey[]): StripeError {
  const param = inBrackets(path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const unknown = inBrackets([...path, issue.keys[0] ?? '']);
      return invalidRequest(`Received unknown parameter: ${unknown}`, {
        code: 'parameter_unknown',
        param: unknown,
      });
    }
    case 'invalid_type':
      if (issue.input === undefined) {
        return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
      }
      return invalidRequest(`Invalid ${issue.expected}: ${param}`, { param });
    case 'too_small':
      if (issue.origin === 'string') {
        const message = `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset.`;
        return invalidRequest(message, { code: 'parameter_invalid_empty', param });
      }
      return invalidRequest(`This value must be greater than or equal to ${String(issue.minimum)}.`, {
        param,
      });
    case 'too_big':
      return invalidRequest(`This value must be less than or equal to ${String(issue.maximum)}.`, { param });
    case 'invalid_format':
      return invalidRequest(`Invalid integer: ${param}`, { code: 'parameter_invalid_integer', param });
    case 'invalid_value':
      return invalidRequest(`Invalid ${param}: must be one of ${issue.values.map(String).join(', ')}`, {
        param,
      });
    default:
      return invalidRequest(`Invalid ${param}`, { param });
  }
}

/** What an object's metadata are after a request. */
export function mergeMetadata(
  before: Record<string, string>,
  change: z.infer<typeof metadata> | undefined,
): Record<string, string> {
  if (change === undefined) return before;
  if (change === '') return {};
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''));
}
