import type { AnswerOf, Endpoint, RequestOf } from '../../packages/contracts/src/index.ts';
import { Failure } from '../local/failure.ts';

/**
 * Calls an endpoint of the public API the way any integrator would.
 * @param token an access token, for endpoints that need an account
 * @throws Failure with the API's own words when it refuses
 */
export async function callApi<E extends Endpoint>(
  origin: string,
  endpoint: E,
  request: RequestOf<E>,
  token?: string,
): Promise<AnswerOf<E>> {
  const { params = {}, query = {}, body } = request as Record<string, Record<string, string> | undefined>;
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const search = new URLSearchParams(query).toString();
  const response = await fetch(new URL(search ? `${path}?${search}` : path, origin), {
    method: endpoint.method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Failure(`Nothing answers at ${origin}. Start Footlight there first: npm start`, { cause });
  });
  const answer: unknown = await response.json().catch(() => null);
  const schema = endpoint.success[response.status];
  if (!schema)
    throw new Failure(`${endpoint.method} ${path} was refused: ${problemText(answer, response.status)}`);
  return schema.parse(answer) as AnswerOf<E>;
}

function problemText(answer: unknown, status: number): string {
  const problem = answer as { detail?: string; title?: string } | null;
  return problem?.detail ?? problem?.title ?? `status ${status}`;
}
