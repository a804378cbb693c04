import { type Endpoint, allEndpoints } from '@footlight/contracts';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/ids.ts';
import { type Person, liveStream, signUp, signUpAdmin } from './people.ts';
import { problemOf, useApp } from './test-app.ts';

const app = useApp();

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const paths = [...new Set(allEndpoints.map(({ path }) => path))];
const at = (path: string): Endpoint[] => allEndpoints.filter((endpoint) => endpoint.path === path);

/** An address of a path whose ids mean nothing. */
const addressOf = (path: string): string => path.replaceAll(/\{\w+\}/g, newId('stream'));

/** What `Allow` says for a path. */
function allowed(path: string): string {
  const own = at(path).map(({ method }) => method as string);
  if (own.includes('GET')) own.push('HEAD');
  return [...own, 'OPTIONS'].sort().join(', ');
}

describe('a method that a path lacks', () => {
  let admin: Person;
  beforeAll(async () => {
    admin = await signUpAdmin(app());
  });

  it.each(paths)('is answered 405 with those that %s has', async (path) => {
    const lacking = methods.filter((method) => !at(path).some((endpoint) => endpoint.method === method));
    expect(lacking.length).toBeGreaterThan(0);
    for (const method of lacking) {
      const answer = await app().send(method, addressOf(path), {
        browser: admin.browser,
        ...(method !== 'GET' && { raw: '<a/>', headers: { 'content-type': 'application/xml' } }),
      });
      expect([method, problemOf(answer), answer.headers.allow]).toEqual([
        method,
        'method_not_allowed',
        allowed(path),
      ]);
    }
  });

  it('is answered alike for the document itself', async () => {
    const answer = await app().send('DELETE', '/v1/openapi.json');
    expect([problemOf(answer), answer.headers.allow]).toEqual(['method_not_allowed', 'GET, HEAD, OPTIONS']);
  });

  it('reveals to nobody but an admin that a route of admins exists', async () => {
    const { browser } = await signUp(app());
    const signedIn = await app().send('POST', '/v1/admin/users', { browser });
    expect([problemOf(signedIn), signedIn.headers.allow]).toEqual(['not_found', undefined]);
    const unknown = await app().send('POST', '/v1/admin/users');
    expect([problemOf(unknown), unknown.headers.allow]).toEqual(['sign_in_required', undefined]);
  });
});

describe('OPTIONS', () => {
  it.each(paths.filter((path) => !path.startsWith('/v1/admin')))(
    'says what %s answers, and allows no other origin',
    async (path) => {
      const { statusCode, headers, body } = await app().server.inject({
        method: 'OPTIONS',
        url: addressOf(path),
        headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
      });
      expect([statusCode, headers.allow, body]).toEqual([204, allowed(path), '']);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    },
  );

  it('of an address that is none is not_found', async () => {
    const { statusCode, headers } = await app().server.inject({ method: 'OPTIONS', url: '/v1/nothing' });
    expect([statusCode, headers.allow]).toEqual([404, undefined]);
  });
});

describe('HEAD', () => {
  const readable = allEndpoints.filter(({ method }) => method === 'GET');

  it.each(readable.map(({ path }) => path))('answers like GET of %s, without a body', async (path) => {
    const [get, head] = await Promise.all(
      (['GET', 'HEAD'] as const).map((method) => app().server.inject({ method, url: addressOf(path) })),
    );
    expect([head?.statusCode, head?.headers['content-type'], head?.body]).toEqual([
      get?.statusCode,
      get?.headers['content-type'],
      '',
    ]);
  });

  it('of a stream’s events ends at once, and nothing listens on', async () => {
    const { stream } = await liveStream(app());
    const url = `/v1/streams/${stream.id}/events`;
    const { statusCode, headers, body } = await app().server.inject({ method: 'HEAD', url });
    expect([statusCode, headers['content-type'], body]).toEqual([200, 'text/event-stream', '']);
  });
});
