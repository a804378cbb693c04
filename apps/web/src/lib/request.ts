import type { AnswerOf, Endpoint, RequestOf } from '@footlight/contracts';
import { accessToken, hasExpired, refreshAccess, withSessionLock } from './access.ts';
import type { Call } from './call.ts';
import { isProblem, type Outgoing, send } from './send.ts';
import { sessionIsSettled } from './session-start.ts';

interface RequestOptions {
  signal?: AbortSignal;
  /** Milliseconds until the answer counts as missing. */
  timeout?: number;
  /** The answer replaces the refresh cookie: nobody, in this tab or another, refreshes while it is on its way. */
  alone?: boolean;
}

/** Nothing to send: an endpoint without params, query and body takes no input, or an empty one. */
type InputOf<E extends Endpoint> = RequestOf<E> & (E extends { upload: object } ? { file: Blob } : unknown);
type Arguments<E extends Endpoint> =
  Record<string, never> extends InputOf<E>
    ? [input?: InputOf<E>, options?: RequestOptions]
    : [input: InputOf<E>, options?: RequestOptions];

/** What is said of an access token that opens nothing any more; the refresh cookie may bring a new one. */
const tokenErrors = ['token_expired', 'token_invalid', 'session_ended'] as const;

/**
 * Calls an endpoint as the account that is signed in, if one is. An access token that has expired is refreshed once and
 * the request repeated.
 *
 * @throws {ApiProblem} when the API refuses
 * @throws {ConnectionFailure} when there is no answer
 */
export async function request<E extends Endpoint>(
  call: Call<E>,
  ...[input, options]: Arguments<E>
): Promise<AnswerOf<E>> {
  return (await exchange(call, input ?? {}, options ?? {}, 'json')) as AnswerOf<E>;
}

/** The same for an endpoint that answers with a file. */
export async function download<E extends Endpoint & { download: string }>(
  call: Call<E>,
  ...[input, options]: Arguments<E>
): Promise<Blob> {
  return (await exchange(call, input ?? {}, options ?? {}, 'file')) as Blob;
}

async function exchange(
  { method, path }: { method: string; path: string },
  parts: Parts,
  { alone = false, ...options }: RequestOptions,
  answer: 'json' | 'file',
): Promise<unknown> {
  const outgoing: Outgoing = { ...options, method, path: addressOf(path, parts), body: parts.body, answer };
  if (parts.file) outgoing.file = parts.file;
  const sendOnce = (token: string | null) => {
    const go = () => send({ ...outgoing, accessToken: token });
    return alone ? withSessionLock(go) : go();
  };
  await sessionIsSettled();
  if (hasExpired()) await refreshAccess();
  const used = accessToken();
  try {
    return await sendOnce(used);
  } catch (error) {
    if (used === null || !tokenErrors.some((code) => isProblem(error, code))) throw error;
    // Another request may have brought a new token meanwhile.
    if (accessToken() === used) await refreshAccess();
    return await sendOnce(accessToken());
  }
}

/** What contracts' params and queries hold: nothing that needs more than its plain text. */
type Values = Readonly<Record<string, string | number | boolean | undefined>>;

interface Parts {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  file?: Blob;
}

function addressOf(template: string, { params, query }: Parts): string {
  const values = { ...(params as Values) };
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...(query as Values) })) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}
