import type {
  changePassword,
  createStream,
  exportMe,
  getMe,
  getStream,
  listStreams,
  login,
  logout,
  setAvatar,
} from '@footlight/contracts';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { waitFor } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { aStream, glina, lucja, problem, signedIn, silence } from '../../test/answers.ts';
import { server } from '../../test/server.ts';
import { accessToken, grantAccess, refreshAccess } from './access.ts';
import { callOf } from './call.ts';
import { isConnectionLost } from './connection.ts';
import { download, request } from './request.ts';
import { ApiProblem, ConnectionFailure, isProblem } from './send.ts';

const getMeCall = callOf<typeof getMe>('GET', '/v1/me');
const getStreamCall = callOf<typeof getStream>('GET', '/v1/streams/{stream_id}');
const listStreamsCall = callOf<typeof listStreams>('GET', '/v1/streams');
const createStreamCall = callOf<typeof createStream>('POST', '/v1/channels/{channel_id}/streams');
const loginCall = callOf<typeof login>('POST', '/v1/auth/login');
const setAvatarCall = callOf<typeof setAvatar>('PUT', '/v1/me/avatar');
const exportMeCall = callOf<typeof exportMe>('GET', '/v1/me/export');
const changePasswordCall = callOf<typeof changePassword>('PUT', '/v1/me/password');
const logoutCall = callOf<typeof logout>('POST', '/v1/auth/logout');

/** Answers `/v1/me` to `good` alone and counts what it saw. */
function apiWithToken(good: string) {
  const seen: (string | null)[] = [];
  server.use(
    http.get('/v1/me', ({ request: got }) => {
      const authorization = got.headers.get('authorization');
      seen.push(authorization);
      return authorization === `Bearer ${good}`
        ? HttpResponse.json({ user: lucja })
        : problem('token_expired');
    }),
  );
  return seen;
}

describe('request', () => {
  test('fills in the path, the query and the body', async () => {
    server.use(
      http.get('/v1/streams', ({ request: got }) => {
        const query = Object.fromEntries(new URL(got.url).searchParams);
        expect(query).toEqual({ state: 'ended', limit: '20', channel_id: glina.id });
        return HttpResponse.json({ data: [aStream()], next_cursor: null });
      }),
      http.post('/v1/channels/:id/streams', async ({ request: got, params }) => {
        expect(params['id']).toBe(glina.id);
        expect(await got.json()).toEqual({ title: 'Misa', visibility: 'unlisted' });
        return HttpResponse.json({ stream: aStream({ title: 'Misa' }) }, { status: 201 });
      }),
    );
    const query = { state: 'ended', limit: 20, channel_id: glina.id, cursor: undefined } as const;
    const page = await request(listStreamsCall, { query });
    expect(page.data[0]?.title).toBe('Toczymy dużą misę');
    const made = await request(createStreamCall, {
      params: { channel_id: glina.id },
      body: { title: 'Misa', visibility: 'unlisted' },
    });
    expect(made.stream.title).toBe('Misa');
  });

  test('takes an answer without a body', async () => {
    server.use(http.post('/v1/auth/logout', () => new HttpResponse(null, { status: 204 })));
    await expect(request(logoutCall)).resolves.toBeNull();
  });

  test('turns a problem into its code, words and request id', async () => {
    server.use(
      http.post('/v1/auth/login', () =>
        problem('validation_failed', [{ pointer: '/body/email', message: 'No.' }]),
      ),
    );
    const error: unknown = await request(loginCall, { body: { email: 'x', password: 'y' } }).catch(
      (thrown: unknown) => thrown,
    );
    expect(isProblem(error, 'validation_failed')).toBe(true);
    expect(error).toMatchObject({
      status: 400,
      requestId: 'req_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
      fields: [{ pointer: '/body/email', message: 'No.' }],
    });
    expect(isProblem(error, 'not_found')).toBe(false);
  });

  test('tells what kind of silence it met', async () => {
    server.use(http.get('/v1/me', () => HttpResponse.error()));
    await expect(request(getMeCall)).rejects.toMatchObject({ name: 'ConnectionFailure', kind: 'network' });
    server.use(http.get('/v1/me', () => HttpResponse.html('<h1>502 Bad Gateway</h1>', { status: 502 })));
    await expect(request(getMeCall)).rejects.toMatchObject({ name: 'ConnectionFailure', kind: 'unreadable' });
    server.use(http.get('/v1/me', silence));
    await expect(request(getMeCall, {}, { timeout: 20 })).rejects.toMatchObject({ kind: 'timeout' });
    // The server is alive, so one request that failed is no lost connection.
    expect(isConnectionLost()).toBe(false);
  });

  test('a request that is taken back is no failure of the network', async () => {
    server.use(http.get('/v1/me', silence));
    const control = new AbortController();
    const pending = request(getMeCall, {}, { signal: control.signal });
    control.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    await expect(pending).rejects.not.toBeInstanceOf(ConnectionFailure);
  });
});

describe('files', () => {
  test('go out as they are, with their own media type, and again after a refresh', async () => {
    const seen: (string | null)[] = [];
    server.use(
      http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn('second'))),
      http.put('/v1/me/avatar', async ({ request: got }) => {
        seen.push(got.headers.get('content-type'), await got.text());
        return got.headers.get('authorization') === 'Bearer second'
          ? HttpResponse.json({ user: lucja })
          : problem('token_expired');
      }),
    );
    grantAccess(signedIn('first'), 'sign-in');
    const file = new Blob(['a picture'], { type: 'image/webp' });
    const { user } = await request(setAvatarCall, { file });
    expect(user.id).toBe(lucja.id);
    expect(seen).toEqual(['image/webp', 'a picture', 'image/webp', 'a picture']);
  });

  test('come back byte for byte', async () => {
    server.use(
      http.get(
        '/v1/me/export',
        () => new HttpResponse('{ "n": 1.0 }', { headers: { 'content-type': 'application/json' } }),
      ),
    );
    const file = await download(exportMeCall);
    expect(file.type).toBe('application/json');
    await expect(file.text()).resolves.toBe('{ "n": 1.0 }');
  });

  test('that are refused come back as the problem, or as nothing that can be read', async () => {
    server.use(http.get('/v1/me/export', () => problem('rate_limited')));
    await expect(download(exportMeCall)).rejects.toMatchObject({ code: 'rate_limited' });
    server.use(http.get('/v1/me/export', () => HttpResponse.html('<h1>502</h1>', { status: 502 })));
    await expect(download(exportMeCall)).rejects.toMatchObject({ kind: 'unreadable' });
  });
});

describe('an access token that has expired', () => {
  let refreshes = 0;
  beforeEach(() => {
    refreshes = 0;
    server.use(
      http.post('/v1/auth/refresh', async () => {
        refreshes += 1;
        await delay(30);
        return HttpResponse.json(signedIn('second'));
      }),
    );
    grantAccess(signedIn('first'), 'sign-in');
  });

  test('is refreshed once for all requests that meet it, and each is repeated', async () => {
    const seen = apiWithToken('second');
    const answers = await Promise.all([request(getMeCall), request(getMeCall), request(getMeCall)]);
    expect(answers.map((answer) => answer.user.id)).toEqual([lucja.id, lucja.id, lucja.id]);
    expect(refreshes).toBe(1);
    expect(seen.filter((authorization) => authorization === 'Bearer first')).toHaveLength(3);
    expect(seen.filter((authorization) => authorization === 'Bearer second')).toHaveLength(3);
    expect(accessToken()).toBe('second');
  });

  test('is refreshed before anything is sent when the clock says so', async () => {
    grantAccess(signedIn('first', 0), 'sign-in');
    const seen = apiWithToken('second');
    await request(getMeCall);
    expect(seen).toEqual(['Bearer second']);
  });

  test('is not refreshed a second time for the same request', async () => {
    const seen = apiWithToken('third');
    await expect(request(getMeCall)).rejects.toMatchObject({ code: 'token_expired' });
    expect(refreshes).toBe(1);
    expect(seen).toHaveLength(2);
  });

  test('when the session has ended, the request goes out once more without it', async () => {
    server.use(
      http.post('/v1/auth/refresh', () => problem('session_ended')),
      http.get('/v1/streams/:id', ({ request: got }) =>
        got.headers.has('authorization')
          ? problem('token_expired')
          : HttpResponse.json({ stream: aStream() }),
      ),
    );
    const { stream } = await request(getStreamCall, { params: { stream_id: aStream().id } });
    expect(stream.id).toBe(aStream().id);
    expect(accessToken()).toBeNull();
  });

  test('stays as it is while nobody answers', async () => {
    server.use(http.post('/v1/auth/refresh', () => HttpResponse.error()));
    apiWithToken('second');
    await expect(request(getMeCall)).rejects.toBeInstanceOf(ConnectionFailure);
    expect(accessToken()).toBe('first');
  });

  test('other errors are not about the token', async () => {
    server.use(http.get('/v1/me', () => problem('forbidden')));
    await expect(request(getMeCall)).rejects.toBeInstanceOf(ApiProblem);
    expect(refreshes).toBe(0);
  });
});

describe('refreshAccess', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'locks');
  });

  test('waits for other tabs, because a refresh cookie is good once', async () => {
    const held: string[] = [];
    Object.defineProperty(navigator, 'locks', {
      configurable: true,
      value: {
        request: async (name: string, work: () => Promise<unknown>) => {
          held.push(name);
          return work();
        },
      },
    });
    server.use(http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())));
    await refreshAccess();
    expect(held).toEqual(['footlight.session']);
  });

  test('waits for a request that replaces the cookie; what such a request needs first is no part of the wait', async () => {
    const order: string[] = [];
    const { promise: answer, resolve: letAnswer } = Promise.withResolvers<void>();
    let line: Promise<unknown> = Promise.resolve();
    Object.defineProperty(navigator, 'locks', {
      configurable: true,
      value: {
        request: (_name: string, work: () => Promise<unknown>) => {
          line = line.then(work, work);
          return line;
        },
      },
    });
    server.use(
      http.post('/v1/auth/refresh', () => {
        order.push('refresh');
        return HttpResponse.json(signedIn('second'));
      }),
      http.put('/v1/me/password', async ({ request: got }) => {
        order.push(`password ${got.headers.get('authorization')}`);
        await answer;
        order.push('answered');
        return HttpResponse.json(signedIn('third'));
      }),
    );
    grantAccess(signedIn('first', 0), 'sign-in');
    const body = { new_password: 'curtain up tonight' };
    const changing = request(changePasswordCall, { body }, { alone: true });
    await waitFor(() => expect(order).toHaveLength(2));
    const refreshing = refreshAccess();
    letAnswer();
    await Promise.all([changing, refreshing]);
    expect(order).toEqual(['refresh', 'password Bearer second', 'answered', 'refresh']);
  });

  test('without a session there is no token and no error', async () => {
    await expect(refreshAccess()).resolves.toBeNull();
    expect(accessToken()).toBeNull();
  });
});
