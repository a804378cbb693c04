import Stripe from 'stripe';
import { secretKey } from './sandbox-with-client.ts';

/** A call of the official client, with what the sandbox answered. */
export interface RecordedCall {
  method: string;
  /** Without the query. */
  path: string;
  query: string;
  body: string | undefined;
  contentType: string;
  answer: Record<string, unknown>;
}

/** An official client that keeps its calls. */
export function recordingClient(url: string) {
  const calls: RecordedCall[] = [];
  const recordingFetch = async (to: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const response = await fetch(to, init);
    const { pathname, search } = new URL(to instanceof Request ? to.url : to);
    const headers = new Headers(init?.headers);
    calls.push({
      method: init?.method ?? 'GET',
      path: pathname,
      query: search,
      body: typeof init?.body === 'string' && init.body !== '' ? init.body : undefined,
      contentType: headers.get('content-type') ?? '',
      answer: (await response.clone().json()) as Record<string, unknown>,
    });
    return response;
  };
  const { hostname, port } = new URL(url);
  const stripe = new Stripe(secretKey, {
    host: hostname,
    port: Number(port),
    protocol: 'http',
    httpClient: Stripe.createFetchHttpClient(recordingFetch),
  });
  return { stripe, calls };
}

/**
 * Sends the same call to stripe-mock.
 * @returns what it finds wrong with the request; undefined for nothing
 */
export async function problemOfRequest(mockUrl: string, call: RecordedCall): Promise<string | undefined> {
  const answer = await fetch(`${mockUrl}${call.path}${call.query}`, {
    method: call.method,
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': call.contentType },
    ...(call.body === undefined ? {} : { body: call.body }),
  });
  const said = await answer.text();
  return answer.ok ? undefined : `${call.method} ${call.path}: ${said}`;
}
