import type { ErrorCode, Problem, Remedy } from '@footlight/contracts';
import { reportReached, reportUnreached } from './connection.ts';

/** A problem of the API, from its problem details (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  /** One of contracts' codes; a newer server may know more of them, so this is a string. */
  readonly code: string;
  readonly detail: string;
  readonly requestId: string | undefined;
  readonly remedy: Remedy | undefined;
  /** With `validation_failed`: what is wrong with which field. */
  readonly fields: readonly { pointer: string; message: string }[];
  /** With `time_repeated`: both moments of that time, the earlier one first. */
  readonly moments: readonly string[];
  /** With an error about a plan: the right that is missing, and the lowest plan that has it. */
  readonly right: Problem['right'];
  readonly neededPlan: Problem['needed_plan'];
  /** After how many seconds another try makes sense, where the server says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(`${problem.code}: ${problem.detail}`);
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.requestId = problem.request_id;
    this.remedy = problem.remedy;
    this.fields = problem.errors ?? [];
    this.moments = problem.moments ?? [];
    this.right = problem.right;
    this.neededPlan = problem.needed_plan;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * No answer from the API: the network failed, the time ran out, or something in between answered with what is not ours
 * (a proxy's error page).
 */
export class ConnectionFailure extends Error {
  override readonly name = 'ConnectionFailure';
  readonly kind: 'network' | 'timeout' | 'unreadable';

  constructor(kind: ConnectionFailure['kind'], cause?: unknown) {
    super(`No answer: ${kind}`, { cause });
    this.kind = kind;
  }
}

/** Whether an error is the problem with this code. */
export function isProblem(error: unknown, code: ErrorCode): error is ApiProblem {
  return error instanceof ApiProblem && error.code === code;
}

export interface Outgoing {
  method: string;
  /** Path and query on our own origin. */
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, in place of a body; its media type goes with it. */
  file?: Blob;
  /** What is expected back; a problem is JSON either way. */
  answer?: 'json' | 'file';
  accessToken?: string | null;
  signal?: AbortSignal;
  /** Milliseconds until the answer counts as missing. */
  timeout?: number;
}

/** How long a person waits before a request counts as failed, in milliseconds. */
const defaultTimeout = 10_000;

/**
 * One exchange with the API.
 *
 * @returns the answer's body; null for an empty one; a `Blob` where a file was asked for
 * @throws {ApiProblem} when the API refuses
 * @throws {ConnectionFailure} when there is no answer that can be read
 * @throws {DOMException} `AbortError` when `signal` aborts
 */
export async function send({
  method,
  path,
  body,
  file,
  answer: expected = 'json',
  accessToken,
  signal,
  timeout = defaultTimeout,
}: Outgoing): Promise<unknown> {
  const headers = new Headers({ accept: 'application/json' });
  if (file) headers.set('content-type', file.type);
  else if (body !== undefined) headers.set('content-type', 'application/json');
  if (accessToken) headers.set('authorization', `Bearer ${accessToken}`);
  const timer = AbortSignal.timeout(timeout);
  let response: Response;
  let text: string;
  let received: Blob | undefined;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      signal: signal ? AbortSignal.any([signal, timer]) : timer,
      ...(file ? { body: file } : body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (expected === 'file' && response.ok) received = await response.blob();
    text = received ? '' : await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    reportUnreached();
    throw new ConnectionFailure(timer.aborted ? 'timeout' : 'network', error);
  }
  const answer = text === '' ? null : parse(text);
  const refused = isProblemDetails(answer);
  if (answer === undefined || (!response.ok && !refused)) {
    // A proxy's error page, say: the API itself did not answer.
    reportUnreached();
    throw new ConnectionFailure('unreadable');
  }
  const isRefused = refused && !response.ok;
  const unavailable: ErrorCode = 'database_unavailable';
  reportReached(!(isRefused && answer.code === unavailable));
  if (received) return received;
  if (isRefused) throw new ApiProblem(answer, retryAfterOf(response));
  return answer;
}

function retryAfterOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isProblemDetails(value: unknown): value is Problem {
  return (
    typeof value === 'object' && value !== null && 'code' in value && 'status' in value && 'detail' in value
  );
}
