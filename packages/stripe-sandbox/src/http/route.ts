import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import type { Shown } from './render.ts';
import { paramError } from './params.ts';

export interface Call<P> {
  sandbox: Sandbox;
  params: P;
  /** The first id in the path. */
  id: string;
}

export interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  path: RegExp;
  /** @throws StripeError when the parameters are wrong */
  read: (fields: unknown) => { params: unknown; expand: string[] };
  run: (call: Call<unknown>) => Shown;
}

const expandParam = z.array(z.string()).optional();

/**
 * One call of the API.
 * @param path with `:id` for an id
 */
export function route<P extends z.ZodObject>(
  method: Route['method'],
  path: string,
  params: P,
  run: (call: Call<z.infer<P>>) => Shown,
): Route {
  const schema = params.extend({ expand: expandParam }).strict();
  return {
    method,
    path: new RegExp(`^${path.replaceAll('.', '\\.').replace(':id', '([^/]+)')}$`),
    read(fields) {
      const read = schema.safeParse(fields, { reportInput: true });
      if (!read.success) throw paramError(read.error);
      const { expand = [], ...rest } = read.data as { expand?: string[] };
      return { params: rest, expand };
    },
    run: run as Route['run'],
  };
}

/** For a call without parameters. */
export const none = z.strictObject({});
