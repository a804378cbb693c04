import { describe, expect, jest, test } from '@jest/globals';
import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { Link, Route, Routes } from 'react-router';
import { aPlan, problem, signedIn } from '../../test/answers.ts';
import { openApp } from '../../test/render.tsx';
import { server } from '../../test/server.ts';
import { setSessionHint } from '../lib/session-hint.ts';
import { createSiteHistory } from '../lib/site-history.ts';
import { Shell } from './layout.tsx';
import { Providers } from './providers.tsx';
import { SiteRouter } from './site-router.tsx';

function nobodyIsLive() {
  server.use(http.get('/v1/streams', () => HttpResponse.json({ data: [], next_cursor: null })));
}

describe('the frame around every page', () => {
  test('a new page starts at its top with the focus on its content; back returns to where one was', async () => {
    nobodyIsLive();
    const scrolled = jest.spyOn(globalThis, 'scrollTo').mockImplementation(() => {});
    const { user, path } = openApp('/nowhere');
    await screen.findByRole('heading', { name: 'Page not found' });
    Object.defineProperty(globalThis, 'scrollY', { value: 640, configurable: true });
    dispatchEvent(new Event('scroll'));

    await user.click(screen.getByRole('link', { name: 'Browse live streams' }));
    await screen.findByText('Nobody is live');
    expect(path()).toBe('/');
    expect(scrolled).toHaveBeenLastCalledWith(0, 0);
    expect(screen.getByRole('main')).toHaveFocus();

    history.back();
    await screen.findByRole('heading', { name: 'Page not found' });
    expect(scrolled).toHaveBeenLastCalledWith(0, 640);
    scrolled.mockRestore();
  });

  test('an account that is suspended can be left for another one, and the bar does not wait for it', async () => {
    setSessionHint(true);
    server.use(http.post('/v1/auth/refresh', () => problem('account_suspended')));
    openApp('/dashboard');
    await screen.findByRole('heading', { name: 'You can’t use this account now' });
    expect(screen.getByRole('link', { name: 'Use another account' })).toHaveAttribute(
      'href',
      '/sign-in?next=%2Fdashboard',
    );
    expect(within(screen.getByRole('banner')).getByRole('link', { name: 'Sign in' })).toBeVisible();
  });

  test('a page that fails to draw says so, and the bar still leads on', async () => {
    nobodyIsLive();
    const complaint = jest.spyOn(console, 'error').mockImplementation(() => {});
    function Broken(): never {
      throw new Error('a bug');
    }
    history.replaceState(null, '', '/broken');
    render(
      <Providers>
        <SiteRouter history={createSiteHistory()}>
          <Routes>
            <Route element={<Shell bar="always" />}>
              <Route path="/broken" element={<Broken />} />
              <Route path="/" element={<Link to="/broken">Home is whole</Link>} />
            </Route>
          </Routes>
        </SiteRouter>
      </Providers>,
    );
    await screen.findByRole('heading', { name: 'This page stopped working' });
    await userEvent.click(screen.getByRole('link', { name: 'Footlight' }));
    await screen.findByText('Home is whole');
    expect(screen.queryByRole('heading', { name: 'This page stopped working' })).not.toBeInTheDocument();
    complaint.mockRestore();
  });

  test('signing out that fails is told, and can be tried again', async () => {
    nobodyIsLive();
    setSessionHint(true);
    server.use(
      http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
      http.post('/v1/auth/logout', () => problem('database_unavailable')),
    );
    const { user } = openApp('/');
    await user.click(await screen.findByRole('button', { name: /^Account of/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^You are still signed in\. The server cannot reach its database/,
    );

    server.use(http.post('/v1/auth/logout', () => new HttpResponse(null, { status: 204 })));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findAllByRole('link', { name: 'Sign in' });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  test('signing out on a page that needs an account leads home', async () => {
    nobodyIsLive();
    const asked: (string | null)[] = [];
    setSessionHint(true);
    server.use(
      http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
      http.post('/v1/auth/logout', () => new HttpResponse(null, { status: 204 })),
      http.get('/v1/me/plan', () => HttpResponse.json(aPlan())),
      http.get('/v1/me/channels', ({ request }) => {
        asked.push(request.headers.get('authorization'));
        return HttpResponse.json({ data: [], next_cursor: null });
      }),
    );
    const { user, path } = openApp('/dashboard');
    await screen.findByRole('heading', { name: 'You have no channel yet' });
    await user.click(screen.getByRole('button', { name: /^Account of/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
    await waitFor(() => expect(path()).toBe('/'));
    await screen.findByText('Nobody is live');
    // Nothing of the account is asked for without it.
    expect(asked).toEqual(['Bearer first']);
  });
});
