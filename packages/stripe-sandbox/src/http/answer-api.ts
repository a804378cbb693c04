import { createHash, timingSafeEqual } from 'node:crypto';
import Stripe from 'stripe';
import { newId } from '../objects/new-id.ts';
import type { Sandbox } from '../sandbox.ts';
import { parseForm } from './parse-form.ts';
import { expand } from './render.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';
import { invalidRequest, StripeError } from './stripe-error.ts';

export interface ApiRequest {
  method: string;
  /** With its query. */
  url: string;
  headers: { authorization?: string | undefined; 'idempotency-key'?: string | undefined };
  body: string;
}

export interface ApiAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Answers are kept for a day under their request's idempotency key. Stripe's number. */
const KEY_SECONDS = 86_400;

/** Answers a call of Stripe's API as Stripe does; everything that it changes is written together, or nothing is. */
export function answerApi(sandbox: Sandbox, request: ApiRequest): ApiAnswer {
  const requestId = newId('req', 14);
  const key = request.method === 'GET' ? undefined : request.headers['idempotency-key'];
  const headers = {
    'content-type': 'application/json',
    'request-id': requestId,
    'stripe-version': Stripe.API_VERSION,
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  try {
    checkKey(sandbox, request);
    const kept = key === undefined ? undefined : keptAnswer(sandbox, key, request);
    if (kept) return { ...kept, headers: { ...headers, 'idempotent-replayed': 'true' } };
    sandbox.request = { id: requestId, idempotency_key: key ?? null };
    return { headers, ...run(sandbox, request, key) };
  } catch (error) {
    if (error instanceof StripeError) return { headers, ...errorAnswer(error) };
    throw error;
  } finally {
    sandbox.request = { id: null, idempotency_key: null };
  }
}

type Outcome = Pick<ApiAnswer, 'status' | 'body'>;

function errorAnswer({ status, fields }: StripeError): Outcome {
  return { status, body: JSON.stringify({ error: fields }, null, 2) };
}

function checkKey({ secretKey }: Sandbox, { headers }: ApiRequest): void {
  const [scheme, value = ''] = (headers.authorization ?? '').split(' ');
  const given = scheme === 'Basic' ? (Buffer.from(value, 'base64').toString().split(':')[0] ?? '') : value;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (timingSafeEqual(digest(given), digest(secretKey))) return;
  const message =
    given === ''
      ? 'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.'
      : `Invalid API Key provided: ${given.slice(0, 8)}****${given.slice(-4)}`;
  throw new StripeError(401, { type: 'invalid_request_error', message });
}

function findRoute(method: string, path: string): { route: Route; id: string } {
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(path) : null;
    if (match) return { route, id: decodeURIComponent(match[1] ?? '') };
  }
  throw new StripeError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs.`,
  });
}

function readFields({ method, body }: ApiRequest, path: string, query: string): unknown {
  if (!path.startsWith('/v2/') || method === 'GET')
    return parseForm(method === 'POST' ? body : query || body);
  try {
    return body === '' ? {} : JSON.parse(body);
  } catch {
    throw invalidRequest('The request body is not JSON.');
  }
}

function run(sandbox: Sandbox, request: ApiRequest, key: string | undefined): Outcome {
  const { pathname, search } = new URL(request.url, 'http://localhost');
  const { route, id } = findRoute(request.method, pathname);
  const { params, expand: paths } = route.read(readFields(request, pathname, search.slice(1)));
  const { store } = sandbox;
  const keep = (outcome: Outcome) => {
    if (key !== undefined) keepAnswer(sandbox, key, request, outcome);
    return outcome;
  };
  let failed: StripeError | undefined;
  try {
    const outcome = store.transaction(() => {
      try {
        const answer = expand(sandbox, route.run({ sandbox, params, id }), paths);
        return keep({ status: 200, body: JSON.stringify(answer, null, 2) });
      } catch (error) {
        if (!(error instanceof StripeError) || !error.keepsChanges) throw error;
        return keep(errorAnswer(error));
      }
    });
    return outcome;
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    failed = error;
  }
  const outcome = errorAnswer(failed);
  return store.transaction(() => keep(outcome));
}

const fingerprint = ({ method, url, body }: ApiRequest) =>
  createHash('sha256').update(`${method} ${url}\n${body}`).digest('hex');

/** @throws StripeError when the key was used for another request */
function keptAnswer({ store, wallClock }: Sandbox, key: string, request: ApiRequest): Outcome | undefined {
  store.db.prepare('DELETE FROM answer WHERE created < ?').run(wallClock() - KEY_SECONDS);
  const row = store.db.prepare('SELECT request, status, body FROM answer WHERE key = ?').get(key);
  if (!row) return undefined;
  if (row.request !== fingerprint(request)) {
    throw new StripeError(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  }
  return { status: Number(row.status), body: String(row.body) };
}

function keepAnswer({ store, wallClock }: Sandbox, key: string, request: ApiRequest, outcome: Outcome): void {
  store.db
    .prepare('INSERT INTO answer (key, request, status, body, created) VALUES (?, ?, ?, ?, ?)')
    .run(key, fingerprint(request), outcome.status, outcome.body, wallClock());
}
