import { describe, expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { aPlan, ownGlina, problem, signedIn } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';

function emptyProduct() {
  server.use(
    http.get('/v1/streams', () => HttpResponse.json({ data: [], next_cursor: null })),
    http.get('/v1/me/channels', () => HttpResponse.json({ data: [ownGlina], next_cursor: null })),
    http.get('/v1/me/plan', () => HttpResponse.json(aPlan())),
  );
}

const passphrase = 'curtain up tonight';

describe('signing in', () => {
  test('leads back to the page that asked for it', async () => {
    emptyProduct();
    server.use(
      http.post('/v1/auth/login', async ({ request }) => {
        expect(await request.json()).toEqual({ email: 'lucja@glina.example', password: passphrase });
        return HttpResponse.json(signedIn());
      }),
    );
    const { user, path } = openApp('/dashboard');
    await screen.findByRole('heading', { name: 'Sign in' });
    expect(path()).toBe('/sign-in?next=%2Fdashboard');

    await user.type(screen.getByLabelText('E-mail'), ' Lucja@glina.example ');
    await user.type(screen.getByLabelText('Password'), passphrase);
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: /Łucja Wiśniewska/ });
    expect(path()).toBe('/dashboard');
  });

  test('names every field that is missing and starts at the first', async () => {
    const { user } = openApp('/sign-in');
    await user.click(await screen.findByRole('button', { name: 'Sign in' }));
    const email = screen.getByLabelText('E-mail');
    await waitFor(() => expect(email).toHaveAccessibleDescription('Enter your e-mail address.'));
    expect(screen.getByLabelText('Password')).toHaveAccessibleDescription('Enter your password.');
    expect(email).toHaveFocus();
    await user.type(email, 'lucja');
    expect(email).toHaveAccessibleDescription(/valid e-mail address/);
  });

  test('never says which half was wrong, and keeps what was typed', async () => {
    server.use(http.post('/v1/auth/login', () => problem('invalid_credentials')));
    const { user } = openApp('/sign-in');
    await user.type(await screen.findByLabelText('E-mail'), 'lucja@glina.example');
    await user.type(screen.getByLabelText('Password'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('That e-mail and password don’t match.');
    expect(screen.getByLabelText('E-mail')).toHaveValue('lucja@glina.example');
    expect(screen.getByLabelText('E-mail')).toBeValid();
    expect(screen.getByLabelText('Password')).toBeValid();
  });

  test('while nobody answers it says so, and sends the same again', async () => {
    emptyProduct();
    server.use(http.post('/v1/auth/login', () => HttpResponse.error()));
    const { user, path } = openApp('/sign-in');
    await user.type(await screen.findByLabelText('E-mail'), 'lucja@glina.example');
    await user.type(screen.getByLabelText('Password'), passphrase);
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByText('The server cannot be reached. Nothing was lost.');
    server.use(http.post('/v1/auth/login', () => HttpResponse.json(signedIn())));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(path()).toBe('/'));
  });
});

describe('creating an account', () => {
  test('signs it in and leads back', async () => {
    emptyProduct();
    server.use(http.post('/v1/auth/register', () => HttpResponse.json(signedIn(), { status: 201 })));
    const { user, path } = openApp('/sign-up?next=%2Fdashboard');
    await user.type(await screen.findByLabelText('Display name'), 'Łucja Wiśniewska');
    await user.type(screen.getByLabelText('E-mail'), 'lucja@glina.example');
    await user.type(screen.getByLabelText('Password'), passphrase);
    await user.click(screen.getByRole('button', { name: 'Create account' }));
    await waitFor(() => expect(path()).toBe('/dashboard'));
  });

  test('counts a short password up, and says what is missing where it is missing', async () => {
    const { user } = openApp('/sign-up');
    const password = await screen.findByLabelText('Password');
    await user.type(password, 'curtain');
    expect(password).toHaveAccessibleDescription('7 of 12 characters. Three words in a row work well.');
    await user.click(screen.getByRole('button', { name: 'Create account' }));
    await waitFor(() => expect(password).toHaveAccessibleDescription(/Use at least 12 characters/));
    expect(screen.getByLabelText('Display name')).toHaveFocus();
    expect(screen.getByLabelText('Display name')).toHaveAccessibleDescription(/Enter a display name\./);
    await user.type(password, ' up tonight');
    expect(password).toHaveAccessibleDescription('18 characters, long enough.');
  });

  test('an e-mail that has an account leads to sign-in with it', async () => {
    server.use(http.post('/v1/auth/register', () => problem('email_taken')));
    const { user } = openApp('/sign-up?next=%2Fdashboard');
    await user.type(await screen.findByLabelText('Display name'), 'Łucja');
    await user.type(screen.getByLabelText('E-mail'), 'lucja@glina.example');
    await user.type(screen.getByLabelText('Password'), passphrase);
    await user.click(screen.getByRole('button', { name: 'Create account' }));
    const link = await screen.findByRole('link', { name: 'Sign in with it' });
    expect(screen.getByLabelText('E-mail')).toHaveFocus();
    await user.click(link);
    await screen.findByRole('heading', { name: 'Sign in' });
    expect(screen.getByLabelText('E-mail')).toHaveValue('lucja@glina.example');
  });

  test('what only the server finds wrong stands under its field', async () => {
    server.use(
      http.post('/v1/auth/register', () =>
        problem('validation_failed', [
          { pointer: '/body/display_name', message: 'That name is kept for the staff.' },
        ]),
      ),
    );
    const { user } = openApp('/sign-up');
    await user.type(await screen.findByLabelText('Display name'), 'admin');
    await user.type(screen.getByLabelText('E-mail'), 'lucja@glina.example');
    await user.type(screen.getByLabelText('Password'), passphrase);
    await user.click(screen.getByRole('button', { name: 'Create account' }));
    await waitFor(() =>
      expect(screen.getByLabelText('Display name')).toHaveAccessibleDescription(
        /That name is kept for the staff\./,
      ),
    );
    expect(screen.getByLabelText('Display name')).toHaveFocus();
  });
});
