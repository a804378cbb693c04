import type { IncomingHttpHeaders } from 'node:http';
import type { ApiAnswer } from '../http/answer-api.ts';
import { StripeError } from '../http/stripe-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Control } from './control.ts';

interface ControlRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

const json = (status: number, value: unknown): ApiAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value ?? null),
});

/** The commands over HTTP, for a sandbox in another process: `POST /sandbox/control/NAME` with the arguments as an array. */
export async function answerControl(
  { secretKey }: Sandbox,
  control: Control,
  { method, url, headers, body }: ControlRequest,
): Promise<ApiAnswer> {
  const name = url.slice('/sandbox/control/'.length);
  if (headers.authorization !== `Bearer ${secretKey}`) return json(401, { message: 'Wrong key' });
  const command: unknown = Reflect.get(control, name);
  const isCommand = Object.hasOwn(Object.getPrototypeOf(control) as object, name) && name !== 'constructor';
  if (method !== 'POST' || !isCommand || typeof command !== 'function')
    return json(404, { message: 'No such command' });
  try {
    const args = JSON.parse(body || '[]') as unknown[];
    return json(200, await (command as (...args: unknown[]) => Promise<unknown>).apply(control, args));
  } catch (error) {
    return json(error instanceof StripeError ? error.status : 400, { message: String(error) });
  }
}
