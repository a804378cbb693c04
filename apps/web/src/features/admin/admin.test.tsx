import { describe, expect, test } from '@jest/globals';
import type { AuditEntry, ManagedUser } from '@footlight/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { lucja, problem, signedIn } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

const tom: ManagedUser = {
  id: 'usr_01JD9M4T5V6W7X8Y9Z0A1B2C3E',
  display_name: 'Tom Adeyemi',
  handle: 'tom-adeyemi',
  email: 'tom@example.org',
  email_verified: false,
  role: 'member',
  created_at: '2026-11-01T10:00:00.000Z',
  last_seen_at: null,
  suspension: null,
  plan_override: null,
};
const self: ManagedUser = { ...tom, id: lucja.id, display_name: lucja.display_name, role: 'admin' };
const suspended = { since: '2026-11-24T10:00:00.000Z', until: null, reason: 'Spam in three chats' };

const entry: AuditEntry = {
  id: 'aud_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
  at: '2026-11-24T10:00:00.000Z',
  action: 'plan_overridden',
  actor: { id: lucja.id, display_name: lucja.display_name },
  subject: { id: tom.id, display_name: tom.display_name },
  reason: 'A prize',
  details: { plan: 'pro', ends_at: null },
};

const page = <T,>(data: T[], next_cursor: string | null = null) => HttpResponse.json({ data, next_cursor });

function signInAs(role: 'admin' | 'member'): void {
  setSessionHint(true);
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json({ ...signedIn(), user: { ...lucja, role } })),
    http.get('/v1/admin/audit', () => page([entry])),
  );
}

function openPerson(user: ManagedUser = tom) {
  signInAs('admin');
  isNow(user);
  return openApp(`/admin/people/${user.id}`);
}

/** The server's answer about a person from now on. */
function isNow(user: ManagedUser) {
  server.use(http.get('/v1/admin/users/:id', () => HttpResponse.json({ user })));
  return HttpResponse.json({ user });
}

const panel = (name: string) => screen.findByRole('region', { name });

describe('the pages of admins', () => {
  test.each(['/admin', '/admin/audit', '/admin/health', `/admin/people/${tom.id}`])(
    '%s is not there for others',
    async (address) => {
      signInAs('member');
      openApp(address);
      await screen.findByRole('heading', { name: 'Page not found' });
    },
  );

  test('ask who is not signed in to sign in', async () => {
    openApp('/admin');
    await screen.findByRole('heading', { name: 'Sign in' });
  });

  test('are in the menu of an admin', async () => {
    signInAs('admin');
    server.use(http.get('/v1/admin/users', () => page([tom])));
    const { user } = openApp('/admin');
    await user.click(await screen.findByRole('button', { name: /^Account of/ }));
    expect(await screen.findByRole('menuitem', { name: 'This server' })).toHaveAttribute('href', '/admin');
  });
});

describe('the people', () => {
  test('are found by what is typed, and by their state', async () => {
    signInAs('admin');
    const asked: string[] = [];
    server.use(
      http.get('/v1/admin/users', ({ request }) => {
        const { searchParams } = new URL(request.url);
        asked.push(searchParams.toString());
        return page(searchParams.has('q') ? [tom] : [self, tom]);
      }),
    );
    const { user } = openApp('/admin');
    await screen.findByText(lucja.display_name);
    await user.type(screen.getByRole('searchbox'), 'tom');
    await waitFor(() => expect(screen.queryByText(lucja.display_name)).not.toBeInTheDocument());
    expect(screen.getByRole('link', { name: /Tom Adeyemi/ })).toHaveAttribute(
      'href',
      `/admin/people/${tom.id}`,
    );
    await user.click(screen.getByRole('radio', { name: 'Suspended' }));
    await waitFor(() => expect(asked).toContain('state=suspended&q=tom'));
  });

  test('that nobody found, and that could not be loaded', async () => {
    signInAs('admin');
    server.use(http.get('/v1/admin/users', () => problem('database_unavailable')));
    const { user } = openApp('/admin');
    const again = await screen.findByRole('button', { name: 'Try again' });
    server.use(http.get('/v1/admin/users', () => page([])));
    await user.click(again);
    await screen.findByText('No accounts found');
  });

  test('come page by page', async () => {
    signInAs('admin');
    server.use(
      http.get('/v1/admin/users', ({ request }) =>
        new URL(request.url).searchParams.has('cursor') ? page([tom]) : page([self], 'next'),
      ),
    );
    const { user } = openApp('/admin');
    await user.click(await screen.findByRole('button', { name: 'Show more' }));
    await screen.findByText('Tom Adeyemi');
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });
});

describe('a person', () => {
  test('is suspended with a reason and an end', async () => {
    const { user } = openPerson();
    server.use(
      http.put('/v1/admin/users/:id/suspension', async ({ request }) => {
        const body = (await request.json()) as { until: string };
        expect(body).toEqual({ reason: 'Spam', until: new Date('2027-01-02T03:04').toISOString() });
        return isNow({ ...tom, suspension: { ...suspended, until: body.until } });
      }),
    );
    await user.click(within(await panel('Suspension')).getByRole('button', { name: 'Suspend' }));
    const dialog = await screen.findByRole('dialog', { name: 'Suspend Tom Adeyemi?' });
    await user.click(within(dialog).getByRole('button', { name: 'Suspend' }));
    expect(within(dialog).getByLabelText('Reason')).toHaveAccessibleDescription(/^Enter a reason\./);
    await user.type(within(dialog).getByLabelText('Reason'), 'Spam');
    await user.type(within(dialog).getByLabelText('End'), '2027-01-02T03:04');
    await user.click(within(dialog).getByRole('button', { name: 'Suspend' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(await panel('Suspension')).toHaveTextContent('Spam in three chats');
  });

  test('an end that is over is said at its field', async () => {
    const { user } = openPerson();
    server.use(
      http.put('/v1/admin/users/:id/suspension', () =>
        problem('validation_failed', [{ pointer: '/body/until', message: 'must be in the future' }]),
      ),
    );
    await user.click(within(await panel('Suspension')).getByRole('button', { name: 'Suspend' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('Reason'), 'Spam');
    await user.click(within(dialog).getByRole('button', { name: 'Suspend' }));
    await within(dialog).findByText('Choose a time in the future.');
  });

  test('who is suspended can come back', async () => {
    const { user } = openPerson({ ...tom, suspension: suspended });
    server.use(
      http.delete('/v1/admin/users/:id/suspension', async ({ request }) => {
        expect(await request.json()).toEqual({ reason: 'Sorted out' });
        return isNow(tom);
      }),
    );
    await user.click(within(await panel('Suspension')).getByRole('button', { name: 'Lift suspension' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('Reason'), 'Sorted out');
    await user.click(within(dialog).getByRole('button', { name: 'Lift suspension' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });

  test('is given a plan', async () => {
    const { user } = openPerson();
    server.use(
      http.put('/v1/admin/users/:id/plan', async ({ request }) => {
        expect(await request.json()).toEqual({ plan: 'pro', reason: 'A prize', ends_at: null });
        const plan_override = {
          plan: 'pro',
          reason: 'A prize',
          ends_at: null,
          since: tom.created_at,
        } as const;
        return isNow({ ...tom, plan_override });
      }),
    );
    await user.click(within(await panel('Plan')).getByRole('button', { name: 'Override plan' }));
    const dialog = await screen.findByRole('dialog');
    await user.selectOptions(within(dialog).getByLabelText('Plan'), 'Pro');
    await user.type(within(dialog).getByLabelText('Reason'), 'A prize');
    await user.click(within(dialog).getByRole('button', { name: 'Override plan' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(await panel('Plan')).toHaveTextContent('Pro, by override: A prize');
  });

  test('who is the last admin stays one, and the dialog says why', async () => {
    const { user } = openPerson(self);
    server.use(http.put('/v1/admin/users/:id/role', () => problem('last_admin')));
    expect(within(await panel('Suspension')).queryByRole('button')).not.toBeInTheDocument();
    await user.click(within(await panel('Role')).getByRole('button', { name: 'Remove admin' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('Reason'), 'I leave');
    await user.click(within(dialog).getByRole('button', { name: 'Remove admin' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('at least one admin');
  });

  test('who is not there', async () => {
    signInAs('admin');
    server.use(http.get('/v1/admin/users/:id', () => problem('not_found')));
    openApp(`/admin/people/${tom.id}`);
    await screen.findByText('This person could not be loaded');
  });
});

describe('the audit log', () => {
  test('says who did what to whom, why and until when', async () => {
    signInAs('admin');
    server.use(
      http.get('/v1/admin/audit', () =>
        page([
          entry,
          { ...entry, id: `${entry.id.slice(0, -1)}E`, subject: { id: tom.id, display_name: null } },
        ]),
      ),
    );
    openApp('/admin/audit');
    const [first, second] = await screen.findAllByText(/gave a plan to/);
    expect(first?.closest('li')).toHaveTextContent('Łucja Wiśniewska gave a plan to Tom Adeyemi');
    expect(first?.closest('li')).toHaveTextContent('Pro · A prize');
    expect(second).toHaveTextContent('gave a plan to A deleted account');
  });

  test('that is empty says so', async () => {
    signInAs('admin');
    server.use(http.get('/v1/admin/audit', () => page([])));
    openApp('/admin/audit');
    await screen.findByText('Nothing yet');
  });
});

describe('the link of the first admin', () => {
  test('waits while its holder signs in, and makes them the admin', async () => {
    const { user } = openApp('/admin/claim#token=abc');
    const signIn = await within(await screen.findByRole('main')).findByRole('link', { name: 'Sign in' });
    expect(signIn).toHaveAttribute('href', '/sign-in?next=%2Fadmin%2Fclaim');
    let role = 'member';
    server.use(
      http.post('/v1/auth/login', () => HttpResponse.json(signedIn())),
      http.post('/v1/auth/refresh', () => HttpResponse.json({ ...signedIn(), user: { ...lucja, role } })),
      http.post('/v1/admin/claim', async ({ request }) => {
        expect(await request.json()).toEqual({ token: 'abc' });
        role = 'admin';
        return new HttpResponse(null, { status: 204 });
      }),
      http.get('/v1/admin/users', () => page([self])),
    );
    await user.click(signIn);
    await user.type(await screen.findByLabelText('E-mail'), 'lucja@glina.example');
    await user.type(screen.getByLabelText('Password'), 'three words in a row');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await user.click(await screen.findByRole('button', { name: 'Become the admin' }));
    await screen.findByRole('heading', { name: 'People' });
  });

  test('that was used says so', async () => {
    signInAs('member');
    server.use(http.post('/v1/admin/claim', () => problem('link_invalid')));
    const { user } = openApp('/admin/claim#token=abc');
    await user.click(await screen.findByRole('button', { name: 'Become the admin' }));
    await screen.findByRole('heading', { name: 'This link does not work' });
  });
});
