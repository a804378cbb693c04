import { describe, expect, test } from '@jest/globals';
import type { Account, Session } from '@footlight/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { lucja, problem, signedIn, silence } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { accessToken } from '../../lib/access.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

const laptop: Session = {
  id: 'ses_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
  current: true,
  browser: 'Firefox 141',
  system: 'Linux',
  device: 'desktop',
  address: '203.0.113.7',
  created_at: '2026-11-20T10:00:00.000Z',
  last_seen_at: '2026-11-24T10:00:00.000Z',
  expires_at: '2026-12-24T10:00:00.000Z',
};
const phone: Session = {
  ...laptop,
  id: 'ses_01JD9M4T5V6W7X8Y9Z0A1B2C3E',
  current: false,
  browser: 'Chrome 142',
  system: 'Android 15',
  device: 'mobile',
  address: '2001:db8::7',
};
const television: Session = {
  ...laptop,
  id: 'ses_01JD9M4T5V6W7X8Y9Z0A1B2C3F',
  current: false,
  browser: null,
  system: null,
  device: 'unknown',
};

/** Łucja is signed in on these devices, and opens the page. */
function openSecurity(differs: Partial<Account> = {}, sessions: Session[] = [laptop]) {
  const account = { ...lucja, ...differs };
  setSessionHint(true);
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json({ ...signedIn(), user: account })),
    http.get('/v1/me/sessions', () => HttpResponse.json({ data: sessions, next_cursor: null })),
  );
  return openApp('/account/security');
}

const panel = (name: string) => screen.findByRole('region', { name });
const passphrase = 'curtain up tonight';

describe('the e-mail', () => {
  test('says that it is confirmed; then there is no link to send', async () => {
    openSecurity();
    const email = await panel('E-mail');
    expect(email).toHaveTextContent('lucja@glina.example');
    expect(email).toHaveTextContent('Confirmed');
    expect(within(email).queryByRole('button', { name: 'Send the link again' })).not.toBeInTheDocument();
  });

  test('that is not confirmed: sends the link again', async () => {
    const { user } = openSecurity({ email_verified: false });
    server.use(http.post('/v1/me/email-verification', () => problem('rate_limited')));
    const email = await panel('E-mail');
    expect(email).toHaveTextContent('Not confirmed yet');
    await user.click(within(email).getByRole('button', { name: 'Send the link again' }));
    expect(await within(email).findByRole('alert')).toHaveTextContent(
      /^No link was sent\. Too many attempts/,
    );

    server.use(http.post('/v1/me/email-verification', () => new HttpResponse(null, { status: 204 })));
    await user.click(within(email).getByRole('button', { name: 'Send the link again' }));
    await within(email).findByText(/^A link is on its way to lucja@glina\.example/);
  });

  test('changes at once after a fresh sign-in, and says where the link went and what stays until then', async () => {
    const { user } = openSecurity();
    server.use(
      http.put('/v1/me/email', async ({ request }) => {
        expect(await request.json()).toEqual({ email: 'lucja@new.example' });
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const email = await panel('E-mail');
    await user.click(within(email).getByRole('button', { name: 'Change address' }));
    expect(within(email).getByLabelText('New e-mail')).toHaveFocus();
    await user.keyboard(' Lucja@New.example{Enter}');
    await within(email).findByText(/^A link is on its way to lucja@new\.example/);
    expect(email).toHaveTextContent('Until then your account keeps lucja@glina.example.');
    expect(within(email).queryByLabelText('New e-mail')).not.toBeInTheDocument();
  });

  test('asks for the password where the server wants to know who asks, and keeps the address', async () => {
    const { user } = openSecurity();
    const sent: unknown[] = [];
    server.use(
      http.put('/v1/me/email', async ({ request }) => {
        const body = (await request.json()) as { password?: string };
        sent.push(body);
        if (body.password === undefined) return problem('recent_sign_in_required');
        return body.password === passphrase
          ? new HttpResponse(null, { status: 204 })
          : problem('password_wrong');
      }),
    );
    const email = await panel('E-mail');
    await user.click(within(email).getByRole('button', { name: 'Change address' }));
    await user.keyboard('lucja@new.example{Enter}');
    const password = await within(email).findByLabelText('Your password');
    expect(password).toHaveFocus();
    expect(within(email).getByLabelText('New e-mail')).toHaveValue('lucja@new.example');

    await user.keyboard('wrong{Enter}');
    await waitFor(() => expect(password).toHaveAccessibleDescription(/^Wrong password/));
    expect(password).toHaveFocus();
    await user.clear(password);
    await user.type(password, `${passphrase}{Enter}`);
    await within(email).findByText(/^A link is on its way to lucja@new\.example/);
    expect(sent).toHaveLength(3);
  });

  test('of an account without a password: leads to a fresh sign-in and back', async () => {
    const { user, path } = openSecurity({ has_password: false });
    server.use(
      http.put('/v1/me/email', () => problem('recent_sign_in_required')),
      http.post('/v1/auth/login', () => HttpResponse.json(signedIn('fresh'))),
    );
    const email = await panel('E-mail');
    await user.click(within(email).getByRole('button', { name: 'Change address' }));
    await user.keyboard('lucja@new.example{Enter}');
    await user.click(await within(email).findByRole('link', { name: 'Sign in again' }));
    // Somebody who is signed in stays here until they have done it once more.
    await screen.findByText('Sign in again to confirm it’s you.');
    await user.type(screen.getByLabelText('E-mail'), 'lucja@glina.example');
    await user.type(screen.getByLabelText('Password'), `${passphrase}{Enter}`);
    await waitFor(() => expect(path()).toBe('/account/security'));
    expect(accessToken()).toBe('fresh');
  });

  test('names what is wrong at the address', async () => {
    const { user } = openSecurity();
    server.use(http.put('/v1/me/email', () => problem('email_taken')));
    const email = await panel('E-mail');
    await user.click(within(email).getByRole('button', { name: 'Change address' }));
    const address = within(email).getByLabelText('New e-mail');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address).toHaveAccessibleDescription('Enter an e-mail address.'));
    await user.type(address, 'lucja@glina.example{Enter}');
    await waitFor(() => expect(address).toHaveAccessibleDescription('That is your address already.'));
    await user.clear(address);
    await user.type(address, 'else@glina.example{Enter}');
    await waitFor(() => expect(address).toHaveAccessibleDescription('There is an account with this e-mail.'));
    expect(address).toHaveValue('else@glina.example');
  });

  test('that could not be changed: why, and the same again', async () => {
    const { user } = openSecurity();
    server.use(http.put('/v1/me/email', () => HttpResponse.error()));
    const email = await panel('E-mail');
    await user.click(within(email).getByRole('button', { name: 'Change address' }));
    await user.keyboard('lucja@new.example{Enter}');
    expect(await within(email).findByRole('alert')).toHaveTextContent(/^Your address was not changed\./);
    server.use(http.put('/v1/me/email', () => new HttpResponse(null, { status: 204 })));
    await user.click(within(email).getByRole('button', { name: 'Try again' }));
    await within(email).findByText(/^A link is on its way/);
  });

  test('that is missing can be added', async () => {
    openSecurity({ email: null, email_verified: false, has_password: false });
    const email = await panel('E-mail');
    expect(email).toHaveTextContent('Your account has no e-mail address.');
    expect(within(email).getByRole('button', { name: 'Add an address' })).toBeInTheDocument();
  });
});

describe('the password', () => {
  test('changes; this browser goes on with the new session, and the devices are looked up anew', async () => {
    const { user } = openSecurity({}, [laptop, phone]);
    server.use(
      http.put('/v1/me/password', async ({ request }) => {
        expect(await request.json()).toEqual({ current_password: 'old one', new_password: passphrase });
        server.use(
          http.get('/v1/me/sessions', ({ request: asked }) => {
            expect(asked.headers.get('authorization')).toBe('Bearer new session');
            return HttpResponse.json({ data: [laptop], next_cursor: null });
          }),
        );
        return HttpResponse.json(signedIn('new session'));
      }),
    );
    await screen.findByText('Chrome 142 on Android 15');
    const password = await panel('Password');
    expect(password).toHaveTextContent('Your other devices will be signed out; this one stays signed in.');
    await user.type(within(password).getByLabelText('Current password'), 'old one');
    await user.type(within(password).getByLabelText('New password'), `${passphrase}{Enter}`);
    await within(password).findByText(/^Your password is set\. Your other devices were signed out/);
    expect(accessToken()).toBe('new session');
    expect(within(password).getByLabelText('Current password')).toHaveValue('');
    await waitFor(() => expect(screen.queryByText('Chrome 142 on Android 15')).not.toBeInTheDocument());
  });

  test('says at its field what is missing, too short or wrong', async () => {
    const { user } = openSecurity();
    server.use(http.put('/v1/me/password', () => problem('password_wrong')));
    const password = await panel('Password');
    const current = within(password).getByLabelText('Current password');
    const next = within(password).getByLabelText('New password');
    await user.type(next, 'curtain');
    expect(next).toHaveAccessibleDescription('7 of 12 characters. Three words in a row work well.');
    await user.click(within(password).getByRole('button', { name: 'Change password' }));
    await waitFor(() => expect(current).toHaveAccessibleDescription('Enter your password.'));
    expect(next).toHaveAccessibleDescription(/^Use at least 12 characters/);
    await user.type(current, 'wrong');
    await user.type(next, ' up tonight{Enter}');
    await waitFor(() => expect(current).toHaveAccessibleDescription(/^Wrong password/));
    expect(current).toHaveFocus();
    expect(next).toHaveValue(passphrase);
  });

  test('the first one of an account needs no other', async () => {
    const { user } = openSecurity({ has_password: false });
    server.use(
      http.put('/v1/me/password', async ({ request }) => {
        expect(await request.json()).toEqual({ new_password: passphrase });
        return HttpResponse.json(signedIn('new session'));
      }),
    );
    const password = await panel('Password');
    expect(within(password).queryByLabelText('Current password')).not.toBeInTheDocument();
    await user.type(within(password).getByLabelText('New password'), passphrase);
    await user.click(within(password).getByRole('button', { name: 'Set password' }));
    await within(password).findByText(/^Your password is set\./);
    // From now on there is one to ask for.
    expect(within(password).getByLabelText('Current password')).toBeInTheDocument();
  });

  test('the first one may need a fresh sign-in, or an address', async () => {
    const { user } = openSecurity({ has_password: false });
    server.use(http.put('/v1/me/password', () => problem('recent_sign_in_required')));
    const password = await panel('Password');
    await user.type(within(password).getByLabelText('New password'), `${passphrase}{Enter}`);
    expect(await within(password).findByRole('link', { name: 'Sign in again' })).toHaveAttribute(
      'href',
      '/sign-in?next=%2Faccount%2Fsecurity&again=1',
    );
    server.use(http.put('/v1/me/password', () => problem('email_required')));
    await user.click(within(password).getByRole('button', { name: 'Set password' }));
    await within(password).findByText('Your account has no e-mail address yet. Add one first.');
  });
});

describe('the devices', () => {
  test('say what they are, where and when they were last seen, and which is this one', async () => {
    openSecurity({}, [laptop, phone, television]);
    const devices = within(await panel('Devices'));
    const [first, second, third] = await devices.findAllByRole('listitem');
    expect(first).toHaveTextContent('Firefox 141 on Linux');
    expect(first).toHaveTextContent('This device');
    expect(first).toHaveTextContent('203.0.113.7');
    expect(within(first as HTMLElement).queryByRole('button')).not.toBeInTheDocument();
    expect(second).toHaveTextContent(/Chrome 142 on Android 15.*Last seen .*24.*2001:db8::7/);
    expect(within(second as HTMLElement).getByRole('img', { name: 'Phone' })).toBeInTheDocument();
    expect(third).toHaveTextContent('Unknown browser');
  });

  test('come a page at a time', async () => {
    const { user } = openSecurity();
    server.use(
      http.get('/v1/me/sessions', ({ request }) => {
        const cursor = new URL(request.url).searchParams.get('cursor');
        return HttpResponse.json(
          cursor === 'two' ? { data: [phone], next_cursor: null } : { data: [laptop], next_cursor: 'two' },
        );
      }),
    );
    const devices = within(await panel('Devices'));
    await user.click(await devices.findByRole('button', { name: 'Show more' }));
    await devices.findByText('Chrome 142 on Android 15');
    expect(devices.getByText('Firefox 141 on Linux')).toBeInTheDocument();
    expect(devices.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });

  test('that could not be looked up say so, and are asked for again', async () => {
    const { user } = openSecurity();
    let answers = 0;
    server.use(
      http.get('/v1/me/sessions', () => {
        answers += 1;
        // The first failure is tried again quietly.
        if (answers <= 2) return problem('database_unavailable');
        return HttpResponse.json({ data: [laptop], next_cursor: null });
      }),
    );
    await screen.findByText('Your devices could not be loaded');
    // Everything else of the page is there.
    expect(screen.getByRole('region', { name: 'Password' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Firefox 141 on Linux');
  });

  test('are signed out one by one; the focus goes where it is said', async () => {
    const { user } = openSecurity({}, [laptop, phone]);
    const ended: unknown[] = [];
    server.use(
      http.delete('/v1/me/sessions/:id', ({ params }) => {
        ended.push(params['id']);
        server.use(
          http.get('/v1/me/sessions', () => HttpResponse.json({ data: [laptop], next_cursor: null })),
        );
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'Sign out Chrome 142 on Android 15' }));
    const note = await screen.findByText('Chrome 142 on Android 15 is signed out.');
    expect(ended).toEqual([phone.id]);
    expect(note.closest('[role=status]')).toHaveFocus();
    expect(screen.queryByRole('button', { name: /^Sign out Chrome/ })).not.toBeInTheDocument();
  });

  test('one that is gone already counts as signed out; one that failed can be tried again', async () => {
    const { user } = openSecurity({}, [laptop, phone]);
    server.use(http.delete('/v1/me/sessions/:id', () => problem('internal_error')));
    await user.click(await screen.findByRole('button', { name: 'Sign out Chrome 142 on Android 15' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/^This device is still signed in\./);
    server.use(http.delete('/v1/me/sessions/:id', () => problem('not_found')));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Chrome 142 on Android 15 is signed out.');
  });

  test('are all signed out after a question that starts on the harmless answer', async () => {
    const { user, path } = openSecurity({}, [laptop, phone]);
    server.use(
      http.post('/v1/auth/logout-all', () => problem('database_unavailable')),
      http.get('/v1/streams', () => HttpResponse.json({ data: [], next_cursor: null })),
    );
    await user.click(await screen.findByRole('button', { name: 'Sign out everywhere' }));
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Sign out everywhere?' }));
    expect(dialog.getByRole('button', { name: 'Stay signed in' })).toHaveFocus();
    await user.click(dialog.getByRole('button', { name: 'Sign out everywhere' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(/^You are still signed in\./);
    expect(accessToken()).not.toBeNull();

    server.use(http.post('/v1/auth/logout-all', () => new HttpResponse(null, { status: 204 })));
    await user.click(dialog.getByRole('button', { name: 'Sign out everywhere' }));
    await waitFor(() => expect(path()).toBe('/'));
    expect(accessToken()).toBeNull();
  });

  test('hold their places while they are looked up', async () => {
    openSecurity();
    server.use(http.get('/v1/me/sessions', silence));
    const devices = await panel('Devices');
    expect(within(devices).queryByRole('listitem')).not.toBeInTheDocument();
    expect(within(devices).queryByRole('alert')).not.toBeInTheDocument();
  });
});
