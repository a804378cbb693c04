import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { answerControl } from '../control/answer-control.ts';
import type { Control } from '../control/control.ts';
import { answerPage } from '../pages/answer-page.ts';
import type { Sandbox } from '../sandbox.ts';
import { answerApi, type ApiAnswer } from './answer-api.ts';
import { takeRequestFault } from './request-faults.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A call of the API as it came and was answered. */
export interface ApiCall {
  method: string;
  /** Path and query. */
  url: string;
  body: string;
  contentType: string;
  status: number;
  answer: string;
}

export interface ServeOptions {
  /** Called after each request, which may have changed something. */
  afterwards: () => void;
  /** Called for each call of the API that was answered. */
  onCall: (call: ApiCall) => void;
}

/** A page elsewhere must not reach the sandbox by a name of its own that leads here. */
function isOurHost({ publicUrl }: Sandbox, host = ''): boolean {
  const { hostname } = new URL(`http://${host || 'nowhere'}`);
  return LOOPBACK.has(hostname) || hostname === new URL(publicUrl()).hostname;
}

/** The HTTP server of a sandbox: Stripe's API, the pages to pay on, and the commands. */
export function serve(sandbox: Sandbox, control: Control, { afterwards, onCall }: ServeOptions): Server {
  return createServer((request, response) => {
    answer(sandbox, control, onCall, request, response)
      .catch((error: unknown) => {
        console.error(error);
        send(response, {
          status: 500,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ error: { type: 'api_error', message: String(error) } }),
        });
      })
      .finally(afterwards);
  });
}

async function answer(
  sandbox: Sandbox,
  control: Control,
  onCall: ServeOptions['onCall'],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  const body = await text(request);
  if (!isOurHost(sandbox, headers.host)) {
    send(response, { status: 421, headers: {}, body: 'Unknown host' });
  } else if (/^\/v[12]\//.test(url)) {
    const { authorization, 'idempotency-key': key } = headers;
    const idempotencyKey = Array.isArray(key) ? key[0] : key;
    const call = { method, url, body, headers: { authorization, 'idempotency-key': idempotencyKey } };
    const fault = takeRequestFault(sandbox, method, url);
    if (fault === 'drop') {
      response.destroy();
    } else if (fault === 'drop_after') {
      answerApi(sandbox, call);
      response.destroy();
    } else if (fault) {
      send(response, failedAnswer(fault.status));
    } else {
      const answered = answerApi(sandbox, call);
      send(response, answered);
      const contentType = headers['content-type'] ?? '';
      onCall({ method, url, body, contentType, status: answered.status, answer: answered.body });
    }
  } else if (url.startsWith('/sandbox/control/')) {
    send(response, await answerControl(sandbox, control, { method, url, headers, body }));
  } else {
    send(response, answerPage(sandbox, { method, url, body, origin: headers.origin }));
  }
}

function failedAnswer(status: number): ApiAnswer {
  const error = { type: 'api_error', message: 'Something went wrong on Stripe’s end.' };
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ error }) };
}

function send(response: ServerResponse, { status, headers, body }: ApiAnswer): void {
  if (response.destroyed) return;
  response.writeHead(status, headers).end(body);
}
