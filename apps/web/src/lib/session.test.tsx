import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { problem, signedIn } from '../../test/answers.ts';
import { server } from '../../test/server.ts';
import { accessToken, grantAccess } from './access.ts';
import { useSession, watchSession } from './session.ts';
import { setSessionHint } from './session-hint.ts';
import { signOut } from '../api/identity/sign-out.ts';

let client: QueryClient;
let stop: () => void;
beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  stop = watchSession(client);
});
afterEach(() => stop());

function Who() {
  const session = useSession();
  return <output>{JSON.stringify(session)}</output>;
}

function show(children = <Who />) {
  render(<QueryClientProvider client={client}>{children}</QueryClientProvider>);
}

const shown = () => JSON.parse(screen.getByRole('status').textContent) as Record<string, unknown>;

/** Another tab of the same browser. */
function otherTab() {
  const channel = new BroadcastChannel('footlight.session');
  const heard: unknown[] = [];
  channel.addEventListener('message', ({ data }) => heard.push(data));
  return { heard, say: (word: string) => channel.postMessage(word), close: () => channel.close() };
}

describe('the session', () => {
  test('is not known while the API is asked, and never looks signed out meanwhile', async () => {
    setSessionHint(true);
    server.use(
      http.post('/v1/auth/refresh', async () => {
        await delay(30);
        return HttpResponse.json(signedIn());
      }),
    );
    show();
    expect(shown()).toEqual({ state: 'unknown', expected: true, failure: null });
    await waitFor(() =>
      expect(shown()).toMatchObject({ state: 'account', account: { display_name: 'Łucja Wiśniewska' } }),
    );
  });

  test('is anonymous where nobody is signed in, without asking', async () => {
    let asked = 0;
    server.use(
      http.post('/v1/auth/refresh', () => {
        asked += 1;
        return problem('sign_in_required');
      }),
    );
    show();
    expect(shown()).toMatchObject({ state: 'unknown', expected: false });
    await waitFor(() => expect(shown()).toEqual({ state: 'anonymous', ended: false, left: false }));
    expect(asked).toBe(0);
  });

  test('tells when it has been ended from the other side', async () => {
    setSessionHint(true);
    server.use(http.post('/v1/auth/refresh', () => problem('session_ended')));
    show();
    await waitFor(() => expect(shown()).toEqual({ state: 'anonymous', ended: true, left: false }));
  });

  test('stays unknown while nobody answers', async () => {
    setSessionHint(true);
    server.use(http.post('/v1/auth/refresh', () => HttpResponse.error()));
    show();
    await waitFor(() => expect(shown()['failure']).not.toBeNull());
    expect(shown()).toMatchObject({ state: 'unknown', expected: true });
  });

  test('signing out drops the token and everything that was fetched, and signs out other tabs', async () => {
    const other = otherTab();
    let answers = 0;
    function Mine() {
      const { data } = useQuery({ queryKey: ['mine'], queryFn: () => (answers += 1), staleTime: Infinity });
      return <p>answer {data}</p>;
    }
    server.use(http.post('/v1/auth/logout', () => new HttpResponse(null, { status: 204 })));
    show(
      <>
        <Who />
        <Mine />
      </>,
    );
    await waitFor(() => expect(shown()['state']).toBe('anonymous'));
    act(() => grantAccess(signedIn(), 'sign-in'));
    await screen.findByText('answer 2');

    await act(signOut);
    await waitFor(() => expect(shown()).toEqual({ state: 'anonymous', ended: false, left: true }));
    expect(accessToken()).toBeNull();
    await screen.findByText('answer 3');
    await waitFor(() => expect(other.heard).toEqual(['signed-in', 'signed-out']));
    other.close();
  });

  test('signing out fails while nobody answers: the account stays signed in', async () => {
    server.use(http.post('/v1/auth/logout', () => HttpResponse.error()));
    grantAccess(signedIn(), 'sign-in');
    await expect(signOut()).rejects.toMatchObject({ kind: 'network' });
    expect(accessToken()).toBe('first');
  });

  test('follows another tab out and in again', async () => {
    const other = otherTab();
    setSessionHint(true);
    server.use(http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn('second'))));
    show();
    await waitFor(() => expect(shown()['state']).toBe('account'));

    setSessionHint(false);
    other.say('signed-out');
    await waitFor(() => expect(shown()).toEqual({ state: 'anonymous', ended: false, left: false }));

    other.say('signed-in');
    await waitFor(() => expect(shown()['state']).toBe('account'));
    expect(accessToken()).toBe('second');
    other.close();
  });
});
