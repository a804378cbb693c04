import { beforeEach, describe, expect, test } from '@jest/globals';
import { type Activity, channelRights, type Invitation, type Member } from '@footlight/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { aChannelPage, aPlan, glina, lucja, planProblem, problem, signedIn } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

const address = `/dashboard/channels/${glina.id}/people`;

const tom: Member = {
  id: 'usr_01JD9M4T5V6W7X8Y9Z0A1B2C3E',
  handle: 'tom-adeyemi',
  display_name: 'Tom Adeyemi',
  avatar_url: null,
  role: 'viewer',
  since: '2026-11-01T10:00:00.000Z',
  active: true,
};

const invitation: Invitation = {
  id: 'inv_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
  email: 'minh@repair.example',
  role: 'moderator',
  created_at: '2026-11-01T10:00:00.000Z',
  sent_at: '2026-11-01T10:00:00.000Z',
  expires_at: '2999-11-15T10:00:00.000Z',
};

const page = <T,>(data: T[], next_cursor: string | null = null) => HttpResponse.json({ data, next_cursor });
const done = () => new HttpResponse(null, { status: 204 });

/** What the API answers about the channel's people from now on. */
function areNow(lists: { members?: Member[]; invitations?: Invitation[]; activity?: Activity[] }) {
  server.use(
    ...Object.entries(lists).map(([name, data]) =>
      http.get(`/v1/channels/:channel/${name}`, () => page<unknown>(data)),
    ),
  );
}

beforeEach(() => {
  setSessionHint(true);
  const you = { role: 'owner' as const, follows: false, can: [...channelRights] };
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
    http.get('/v1/channels/:channel', () => HttpResponse.json({ channel: aChannelPage({ you }) })),
  );
  areNow({ members: [tom], invitations: [invitation], activity: [] });
});

describe('the people of a channel', () => {
  test('are for its owner; others hear why, and where to go', async () => {
    server.use(
      http.get('/v1/channels/:channel', () =>
        HttpResponse.json({
          channel: aChannelPage({ you: { role: 'moderator', follows: true, can: ['moderate'] } }),
        }),
      ),
    );
    openApp(address);
    await screen.findByRole('heading', { name: 'This page is for the owner of the channel' });
    expect(screen.getByRole('link', { name: 'View channel' })).toHaveAttribute('href', '/c/glina-i-sol');
  });

  test('that may no longer be seen say so', async () => {
    server.use(http.get('/v1/channels/:channel/members', () => problem('forbidden')));
    openApp(address);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /could not be loaded.*You don’t have permission/,
    );
  });

  test('of none says so', async () => {
    areNow({ members: [] });
    openApp(address);
    await screen.findByText('No members yet');
  });
});

describe('a member', () => {
  test('gets another role at once', async () => {
    server.use(
      http.patch('/v1/channels/:channel/members/:user', async ({ request, params }) => {
        expect(params['user']).toBe(tom.id);
        expect(await request.json()).toEqual({ role: 'producer' });
        const member = { ...tom, role: 'producer' as const };
        areNow({ members: [member] });
        return HttpResponse.json({ member });
      }),
    );
    const { user } = openApp(address);
    const role = await screen.findByRole('combobox', { name: 'Role of Tom Adeyemi' });
    await user.selectOptions(role, 'Producer');
    expect(role).toHaveValue('producer');
    expect(await screen.findByText(/Tom Adeyemi.* is a producer now\./)).toBeVisible();
    expect(role).toHaveValue('producer');
  });

  test('keeps the role where the plan has no room, and what helps is said', async () => {
    server.use(
      http.patch('/v1/channels/:channel/members/:user', () =>
        planProblem('plan_limit_reached', 'staff', 'pro'),
      ),
    );
    const { user } = openApp(address);
    const role = await screen.findByRole('combobox', { name: 'Role of Tom Adeyemi' });
    await user.selectOptions(role, 'Moderator');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Your plan has no room for another moderator or producer.');
    await waitFor(() => expect(alert).toHaveTextContent('Pro has no limit.'));
    expect(alert).toHaveTextContent('You can also make room');
    expect(within(alert).getByRole('link', { name: 'See plans' })).toHaveAttribute('href', '/plans');
    expect(role).toHaveValue('viewer');
  });

  test('for whom the plan has no room is marked, and made active in place of another', async () => {
    const ana: Member = {
      ...tom,
      id: 'usr_01JD9M4T5V6W7X8Y9Z0A1B2C3F',
      display_name: 'Ana',
      role: 'moderator',
    };
    areNow({ members: [{ ...tom, role: 'producer', active: false }, ana] });
    server.use(
      http.get('/v1/me/plan', () => HttpResponse.json(aPlan({ staff: 1 }))),
      http.put('/v1/channels/:channel/active-staff', async ({ request }) => {
        expect(await request.json()).toEqual({ user_ids: [tom.id] });
        areNow({
          members: [
            { ...tom, role: 'producer' },
            { ...ana, active: false },
          ],
        });
        return done();
      }),
    );
    const { user } = openApp(address);
    expect(await screen.findByText('Not active')).toBeVisible();
    expect(screen.getByText(/room for fewer moderators and producers/)).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Make Tom Adeyemi active' }));
    expect(await screen.findByRole('button', { name: 'Make Ana active' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Make Tom Adeyemi active' })).not.toBeInTheDocument();
  });

  test('is removed after a question, and the focus goes where that is said', async () => {
    server.use(
      http.delete('/v1/channels/:channel/members/:user', () => {
        areNow({ members: [] });
        return done();
      }),
    );
    const { user } = openApp(address);
    await user.click(await screen.findByRole('button', { name: 'Remove Tom Adeyemi' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Remove Tom Adeyemi from the channel?' });
    expect(within(dialog).getByRole('button', { name: 'Keep' })).toHaveFocus();
    await user.click(within(dialog).getByRole('button', { name: 'Remove' }));
    const said = await screen.findByText(/Tom Adeyemi.* was removed from the channel\./);
    await waitFor(() => expect(said.closest('[role="status"]')).toHaveFocus());
    expect(screen.getByText('No members yet')).toBeVisible();
  });

  test('who could not be removed stays, and the dialog says why', async () => {
    server.use(http.delete('/v1/channels/:channel/members/:user', () => problem('internal_error')));
    const { user } = openApp(address);
    await user.click(await screen.findByRole('button', { name: 'Remove Tom Adeyemi' }));
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'Remove' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(/was not removed\./);
    await user.click(within(dialog).getByRole('button', { name: 'Keep' }));
    expect(screen.getByRole('button', { name: 'Remove Tom Adeyemi' })).toHaveFocus();
  });
});

describe('inviting', () => {
  const lineOf = (line: number, outcome: string, text = `no ${line}`) => ({ line, text, outcome });

  async function openDialog() {
    const { user } = openApp(address);
    await user.click(await screen.findByRole('button', { name: 'Invite' }));
    return { user, dialog: within(await screen.findByRole('dialog')) };
  }

  test('takes a list and a role, and says what each role may do', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post('/v1/channels/:channel/invitations', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ invited: 1, data: [lineOf(1, 'invited')] });
      }),
    );
    const { user, dialog } = await openDialog();
    const addresses = dialog.getByLabelText('E-mail addresses');
    await user.click(dialog.getByRole('button', { name: 'Send invitations' }));
    await waitFor(() => expect(addresses).toHaveAccessibleDescription(/^Enter at least one address\./));
    expect(sent).toEqual([]);
    await user.type(addresses, 'minh@repair.example');
    const moderator = dialog.getByRole('radio', { name: 'Moderator' });
    expect(moderator).toHaveAccessibleDescription(
      'Watch members-only streams. Watch private streams. Moderate chats.',
    );
    await user.click(moderator);
    await user.click(dialog.getByRole('button', { name: 'Send invitations' }));
    const report = await screen.findByRole('status');
    expect(report).toHaveTextContent('1 person was invited. All lines were valid addresses.');
    expect(report).toHaveFocus();
    expect(sent).toEqual([{ addresses: 'minh@repair.example', role: 'moderator' }]);
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  test('by somebody whose address is not confirmed offers the confirmation mail again, and says what came of it', async () => {
    let mails = 0;
    server.use(
      http.post('/v1/channels/:channel/invitations', () => problem('email_unverified')),
      http.post('/v1/me/email-verification', () => {
        mails += 1;
        return mails === 1 ? problem('rate_limited') : done();
      }),
    );
    const { user, dialog } = await openDialog();
    await user.type(dialog.getByLabelText('E-mail addresses'), 'minh@repair.example');
    await user.click(dialog.getByRole('button', { name: 'Send invitations' }));
    const again = await dialog.findByRole('button', { name: 'Send the confirmation mail again' });
    await user.click(again);
    await waitFor(() => expect(dialog.getByRole('status')).not.toBeEmptyDOMElement());
    expect(again).toBeEnabled();
    await user.click(again);
    await waitFor(() =>
      expect(dialog.getByRole('status')).toHaveTextContent('A new link is on its way to your inbox.'),
    );
    expect(again).not.toBeInTheDocument();
    expect(mails).toBe(2);
  });

  test('by somebody whose address is not confirmed says so before anything is typed', async () => {
    server.use(
      http.post('/v1/auth/refresh', () =>
        HttpResponse.json({ ...signedIn(), user: { ...signedIn().user, email_verified: false } }),
      ),
    );
    const { dialog } = await openDialog();
    expect(await dialog.findByText('Confirm your e-mail address first.')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Send the confirmation mail again' })).toBeVisible();
  });

  test('reports each line that was not sent, with its reason', async () => {
    server.use(
      http.post('/v1/channels/:channel/invitations', () =>
        HttpResponse.json({
          invited: 0,
          needed_plan: null,
          data: [
            lineOf(3, 'not_an_address', 'nobody at home'),
            lineOf(4, 'plan_limit_reached', 'a@b.example'),
          ],
        }),
      ),
    );
    const { user, dialog } = await openDialog();
    await user.type(dialog.getByLabelText('E-mail addresses'), 'x');
    await user.click(dialog.getByRole('button', { name: 'Send invitations' }));
    expect(await screen.findByRole('status')).toHaveTextContent('Nobody was invited.');
    expect(
      await screen.findByText(/people who run this server can raise it.*You can also make room/),
    ).toBeVisible();
    const [, first, second] = screen.getAllByRole('row');
    expect(first).toHaveTextContent('3nobody at homeNot an e-mail address.');
    expect(second).toHaveTextContent('4a@b.exampleYour plan has no room for another moderator or producer.');
    await user.click(screen.getByRole('button', { name: 'Invite more' }));
    expect(await screen.findByLabelText('E-mail addresses')).toHaveValue('');
  });

  test('of ten thousand lines shows the first two hundred that were not sent', async () => {
    const data = Array.from({ length: 10_000 }, (_, index) => lineOf(index + 1, 'repeated'));
    server.use(
      http.post('/v1/channels/:channel/invitations', () =>
        HttpResponse.json({ invited: 0, needed_plan: null, data }),
      ),
    );
    const { user, dialog } = await openDialog();
    await user.type(dialog.getByLabelText('E-mail addresses'), 'x');
    await user.click(dialog.getByRole('button', { name: 'Send invitations' }));
    await screen.findByText(/^10[,.\s]000 lines were not sent:$/);
    expect(document.querySelectorAll('.people-report tbody tr')).toHaveLength(200);
    expect(screen.getByText(/^9[,.\s]800 more lines are not shown\.$/)).toBeVisible();
  });

  test('that failed keeps what was typed', async () => {
    server.use(http.post('/v1/channels/:channel/invitations', () => problem('rate_limited')));
    const { user, dialog } = await openDialog();
    await user.type(dialog.getByLabelText('E-mail addresses'), 'a@b.example');
    await user.click(dialog.getByRole('button', { name: 'Send invitations' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(/^Nobody was invited\. Too many attempts/);
    expect(dialog.getByLabelText('E-mail addresses')).toHaveValue('a@b.example');
  });
});

describe('the open invitations', () => {
  async function openPart(name: string) {
    const { user } = openApp(address);
    await user.click(await screen.findByRole('tab', { name }));
    return user;
  }

  test('say until when they are good, and which are too old', async () => {
    const old = { ...invitation, id: `${invitation.id.slice(0, -1)}E`, email: 'old@x.example' };
    areNow({ invitations: [invitation, { ...old, expires_at: '2026-01-01T10:00:00.000Z' }] });
    await openPart('Invitations');
    const [first, second] = await screen
      .findAllByRole('listitem')
      .then((items) => items.filter((item) => item.className === 'people-row'));
    expect(first).toHaveTextContent(/minh@repair\.exampleModeratoruntil .*2999/);
    expect(second).toHaveTextContent('Expired');
  });

  test('are sent again', async () => {
    server.use(
      http.post('/v1/channels/:channel/invitations/:id/resend', () => HttpResponse.json({ invitation })),
    );
    const user = await openPart('Invitations');
    await user.click(await screen.findByRole('button', { name: 'Send again to minh@repair.example' }));
    await screen.findByText(/^Sent again to .*minh@repair\.example/);
  });

  test('are taken back', async () => {
    server.use(
      http.delete('/v1/channels/:channel/invitations/:id', () => {
        areNow({ invitations: [] });
        return done();
      }),
    );
    const user = await openPart('Invitations');
    await user.click(
      await screen.findByRole('button', { name: 'Withdraw the invitation of minh@repair.example' }),
    );
    await screen.findByText(/minh@repair\.example.* was withdrawn\./);
    expect(screen.getByText('No open invitations')).toBeVisible();
  });

  test('that could not be taken back are still open', async () => {
    server.use(http.delete('/v1/channels/:channel/invitations/:id', () => problem('internal_error')));
    const user = await openPart('Invitations');
    await user.click(await screen.findByRole('button', { name: /^Withdraw the invitation/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/was not withdrawn\./);
  });

  test('the activity tells what happened, also about those who are gone', async () => {
    const actor = { id: lucja.id, display_name: lucja.display_name };
    const entry: Activity = {
      id: 'act_01JD9M4T5V6W7X8Y9Z0A1B2C3A',
      kind: 'invited',
      at: '2026-11-24T10:00:00.000Z',
      actor,
      subject: null,
      email: 'minh@repair.example',
      role: 'moderator',
    };
    const subject = { id: tom.id, display_name: tom.display_name };
    server.use(
      http.get('/v1/channels/:channel/activity', ({ request }) =>
        new URL(request.url).searchParams.has('cursor')
          ? page([{ ...entry, id: 'act_3', kind: 'left', actor: null, email: null, role: null }])
          : page(
              [
                entry,
                { ...entry, id: 'act_2', kind: 'role_changed', subject, email: null, role: 'producer' },
              ],
              'next',
            ),
      ),
    );
    const user = await openPart('Activity');
    const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '');
    await user.click(await screen.findByRole('button', { name: 'Show more' }));
    await screen.findByText(/left the channel/);
    const sentences = screen.getAllByText(/\.$/, { selector: '.people-log p' });
    expect(sentences.map(({ textContent }) => plain(textContent))).toEqual([
      'Łucja Wiśniewska invited minh@repair.example as a moderator.',
      'Łucja Wiśniewska made Tom Adeyemi a producer.',
      'A deleted account left the channel.',
    ]);
  });

  test('the roles say who may do what', async () => {
    await openPart('Roles');
    const row = await screen.findByRole('row', { name: /^Moderate chats/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['No', 'Yes', 'Yes', 'Yes']);
  });
});
