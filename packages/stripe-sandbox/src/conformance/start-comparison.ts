import { findStripeMock, startStripeMock } from '@footlight/local-stack';
import type { ApiCall } from '../http/serve.ts';
import { OpenApi } from './open-api.ts';

export interface Comparison {
  /**
   * What Stripe would find wrong with requests that the sandbox took, and how its answers differ from Stripe's
   * description; a line each, none for calls that the sandbox refused.
   */
  problemsOfCalls(calls: readonly ApiCall[]): Promise<string[]>;
  /** How objects in events differ from Stripe's description. */
  problemsOfEvents(events: readonly Record<string, unknown>[]): string[];
  stop(): Promise<void>;
}

/** Any key of this form is right for stripe-mock. */
const KEY = 'sk_test_123';

/**
 * Holds calls of the sandbox to Stripe's own description of its API: to stripe-mock, which validates requests, and to
 * the OpenAPI document in its module.
 * @param options as of findStripeMock
 */
export async function startComparison(options: Parameters<typeof findStripeMock>[0]): Promise<Comparison> {
  const found = await findStripeMock(options);
  const openApi = new OpenApi(found.openApi);
  const mock = await startStripeMock(found.command);

  async function problemOfRequest({ method, url, body, contentType }: ApiCall): Promise<string[]> {
    const answer = await fetch(`${mock.url}${url}`, {
      method,
      headers: { authorization: `Bearer ${KEY}`, 'content-type': contentType },
      ...(body === '' ? {} : { body }),
    });
    const said = await answer.text();
    return answer.ok ? [] : [`the request is refused: ${said}`];
  }

  return {
    async problemsOfCalls(calls) {
      const problems = new Set<string>();
      for (const call of calls) {
        // The second version of the API is in no public description.
        if (call.status !== 200 || call.url.startsWith('/v2/')) continue;
        const path = call.url.split('?')[0] ?? '';
        const answer: unknown = JSON.parse(call.answer);
        const found = [
          ...(await problemOfRequest(call)),
          ...openApi.problemsOfAnswer(call.method, path, answer),
        ];
        for (const problem of found) {
          problems.add(`${call.method} ${path.replaceAll(/_[A-Za-z0-9]{8,}/g, '_…')}: ${problem}`);
        }
      }
      return [...problems];
    },
    problemsOfEvents(events) {
      const problems = events.flatMap((event) => {
        const { object } = event.data as { object: Record<string, unknown> };
        const found = [...openApi.problemsOfObject(event), ...openApi.problemsOfObject(object)];
        return found.map((problem) => `${String(event.type)}: ${problem}`);
      });
      return [...new Set(problems)];
    },
    stop: () => mock.stop(),
  };
}
