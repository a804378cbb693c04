import type { AnswerOf, Endpoint, Problem, RequestOf } from '@footlight/contracts';

/** An error answer of the API. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
    this.problem = problem;
  }
}

interface AnyRequest {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** Someone who uses the API without a browser: keeps cookies, and an access token once there is one. */
export class Client {
  /** Where the next call goes; another server of the same site knows the same people. */
  origin: string;
  accessToken: string | undefined;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.origin = origin;
  }

  /**
   * Calls an endpoint of the contracts.
   * @throws ApiError
   */
  async call<E extends Endpoint>(endpoint: E, request: RequestOf<E>): Promise<AnswerOf<E>> {
    const { params = {}, query = {}, body } = request as AnyRequest;
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => params[name] ?? '');
    const search = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const address = search.size > 0 ? `${path}?${search.toString()}` : path;
    return (await this.send(endpoint.method, address, body)) as AnswerOf<E>;
  }

  /** The header by which servers know who this is; empty for somebody new. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /**
   * Sends a request to any path.
   * @throws ApiError
   */
  async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const { cookie } = this;
    const answer = await fetch(`${this.origin}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie !== '' && { cookie }),
        ...(this.accessToken !== undefined && { authorization: `Bearer ${this.accessToken}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    this.#keepCookies(answer.headers.getSetCookie());
    const text = await answer.text();
    const value: unknown = text === '' ? null : JSON.parse(text);
    if (!answer.ok) throw new ApiError(value as Problem);
    return value;
  }

  #keepCookies(lines: string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}
