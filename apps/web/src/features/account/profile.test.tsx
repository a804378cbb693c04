import { File as NodeFile } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import type { Account } from '@footlight/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { lucja, problem, signedIn, silence } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

const picture = '/v1/images/img_01JD9M4T5V6W7X8Y9Z0A1B2C3D';

/** Łucja is signed in, with what a test cares about. */
function asLucja(differs: Partial<Account> = {}): Account {
  const account = { ...lucja, ...differs };
  setSessionHint(true);
  server.use(http.post('/v1/auth/refresh', () => HttpResponse.json({ ...signedIn(), user: account })));
  return account;
}

/** A file that Node's own fetch takes: jsdom's is strange to it. */
function aFile(content: string | Uint8Array<ArrayBuffer>, name: string, type: string): File {
  const file: unknown = new NodeFile([content], name, { type });
  return file as File;
}

/** The API takes each change and answers the account with it; what was sent stands in the list. */
function takesChanges(account: Account): unknown[] {
  const sent: unknown[] = [];
  server.use(
    http.patch('/v1/me', async ({ request }) => {
      const changes = (await request.json()) as Partial<Account>;
      sent.push(changes);
      return HttpResponse.json({ user: { ...account, ...changes } });
    }),
  );
  return sent;
}

describe('the account page', () => {
  test('needs an account, and comes back after signing in', async () => {
    const { path } = openApp('/account');
    await screen.findByRole('heading', { name: 'Sign in' });
    expect(path()).toBe('/sign-in?next=%2Faccount');
  });

  test('holds the places until it is known who asks', async () => {
    setSessionHint(true);
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    server.use(
      http.post('/v1/auth/refresh', async () => {
        await held;
        return HttpResponse.json(signedIn());
      }),
    );
    openApp('/account');
    await screen.findByRole('main');
    expect(screen.queryByRole('heading')).not.toBeInTheDocument();
    letGo();
    await screen.findByRole('heading', { name: 'Profile', level: 1 });
  });

  test('says so when nobody answers who asks', async () => {
    setSessionHint(true);
    server.use(
      http.post('/v1/auth/refresh', () => HttpResponse.error()),
      http.get('/health/live', () => HttpResponse.error()),
    );
    openApp('/account');
    await screen.findByRole('heading', { name: 'Your account could not be loaded' });
  });

  test('is in the account’s menu, and its parts lead to each other by keyboard', async () => {
    asLucja();
    server.use(
      http.get('/v1/streams', () => HttpResponse.json({ data: [], next_cursor: null })),
      http.get('/v1/me/deletion', silence),
    );
    const { user, path } = openApp('/');
    await user.click(await screen.findByRole('button', { name: /^Account of/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Your account' }));
    await screen.findByRole('heading', { name: 'Profile', level: 1 });
    expect(path()).toBe('/account');

    const parts = screen.getByRole('navigation', { name: 'Your account' });
    expect(within(parts).getByRole('link', { name: 'Profile' })).toHaveAttribute('aria-current', 'page');
    within(parts).getByRole('link', { name: 'Your data' }).focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Your data', level: 1 });
    expect(path()).toBe('/account/data');
    expect(document.title).toBe('Your data · Footlight');
  });
});

describe('the profile', () => {
  test('sends what was changed and nothing else, and the menu shows the new name at once', async () => {
    const account = asLucja({ bio: 'Potter.' });
    const sent = takesChanges(account);
    const { user } = openApp('/account');
    const name = await screen.findByLabelText('Display name');
    await user.clear(name);
    await user.type(name, 'Łucja z Gliny{Enter}');
    await screen.findByText('Saved.');
    expect(sent).toEqual([{ display_name: 'Łucja z Gliny' }]);
    expect(screen.getByRole('button', { name: 'Account of Łucja z Gliny' })).toBeInTheDocument();
  });

  test('saves handle, words, language, time zone and what others see', async () => {
    const account = asLucja({ shows: ['bio'] });
    const sent = takesChanges(account);
    const { user } = openApp('/account');
    const handle = await screen.findByLabelText('Handle');
    expect(handle).toHaveAccessibleDescription('Your address is localhost/u/lucja-wisniewska');
    await user.clear(handle);
    await user.type(handle, 'Lucja');
    expect(handle).toHaveAccessibleDescription(
      'Your address becomes localhost/u/lucja. Links to the old one stop working.',
    );
    await user.type(screen.getByRole('textbox', { name: /^About you/ }), 'Pots,\nand bowls.');
    expect(screen.getByText('16 of 300')).toBeInTheDocument();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'Polski (Polish)');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Time zone' }), 'Europe/Warsaw');
    const shows = screen.getByRole('group', { name: /^Shown on your profile/ });
    expect(within(shows).getByRole('checkbox', { name: 'About you' })).toBeChecked();
    await user.click(within(shows).getByRole('checkbox', { name: 'Time zone' }));
    await user.click(within(shows).getByRole('checkbox', { name: 'About you' }));
    expect(screen.getByText('Unsaved changes.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved.');
    expect(sent).toEqual([
      {
        handle: 'lucja',
        bio: 'Pots,\nand bowls.',
        language: 'pl',
        time_zone: 'Europe/Warsaw',
        shows: ['time_zone'],
      },
    ]);
  });

  test('a stored language and time zone that nobody offers stay, and stand in no change’s way', async () => {
    const account = asLucja({ language: 'tlh', time_zone: 'Mars/Olympus_Mons' });
    const sent = takesChanges(account);
    const { user } = openApp('/account');
    expect(await screen.findByRole('combobox', { name: 'Language' })).toHaveValue('tlh');
    expect(screen.getByRole('combobox', { name: 'Time zone' })).toHaveValue('Mars/Olympus_Mons');
    await user.type(screen.getByRole('textbox', { name: /^About you/ }), 'Hello');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved.');
    expect(sent).toEqual([{ bio: 'Hello' }]);
  });

  test('takes the time zone of the device', async () => {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const account = asLucja({ time_zone: zone === 'Asia/Tokyo' ? 'Asia/Seoul' : 'Asia/Tokyo' });
    const sent = takesChanges(account);
    const { user } = openApp('/account');
    await user.click(await screen.findByRole('button', { name: /^Use this device’s/ }));
    expect(screen.getByRole('combobox', { name: 'Time zone' })).toHaveValue(zone);
    expect(screen.queryByRole('button', { name: /^Use this device’s/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved.');
    expect(sent).toEqual([{ time_zone: zone }]);
  });

  test('names what is wrong at its field before anything is sent', async () => {
    const sent = takesChanges(asLucja());
    const { user } = openApp('/account');
    const name = await screen.findByLabelText('Display name');
    await user.clear(name);
    await user.type(screen.getByLabelText('Handle'), '_!');
    await user.click(screen.getByRole('textbox', { name: /^About you/ }));
    await user.paste('x'.repeat(301));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(name).toHaveAccessibleDescription('Enter a display name.'));
    expect(name).toHaveFocus();
    expect(screen.getByLabelText('Handle')).toHaveAccessibleDescription(/^Use 3 to 30 letters from a to z/);
    expect(screen.getByRole('textbox', { name: /^About you/ })).toHaveAccessibleDescription(
      'Use at most 300 characters.',
    );
    expect(sent).toEqual([]);
  });

  test('a handle that somebody else has: said at the handle, and what was typed stays', async () => {
    asLucja();
    server.use(http.patch('/v1/me', () => problem('handle_taken')));
    const { user } = openApp('/account');
    const handle = await screen.findByLabelText('Handle');
    await user.clear(handle);
    await user.type(handle, 'quartet');
    await user.type(screen.getByRole('textbox', { name: /^About you/ }), 'Pots');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(handle).toHaveAccessibleDescription(/^Somebody else has this handle\./));
    expect(handle).toHaveFocus();
    expect(handle).toHaveValue('quartet');
    expect(screen.getByRole('textbox', { name: /^About you/ })).toHaveValue('Pots');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  test('what the API finds wrong stands at its field', async () => {
    asLucja();
    server.use(
      http.patch('/v1/me', () =>
        problem('validation_failed', [{ pointer: '/body/display_name', message: 'Not this one.' }]),
      ),
    );
    const { user } = openApp('/account');
    const name = await screen.findByLabelText('Display name');
    await user.type(name, '!');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(name).toHaveAccessibleDescription('Not this one.'));
  });

  test('a failure keeps what was typed, and the same can be sent again', async () => {
    const account = asLucja();
    server.use(http.patch('/v1/me', () => problem('internal_error')));
    const { user } = openApp('/account');
    const name = await screen.findByLabelText('Display name');
    await user.type(name, '!');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/^Your profile was not saved\./);
    expect(name).toHaveValue('Łucja Wiśniewska!');
    const sent = takesChanges(account);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Saved.');
    expect(sent).toEqual([{ display_name: 'Łucja Wiśniewska!' }]);
  });

  test('without a change there is nothing to send', async () => {
    const sent = takesChanges(asLucja());
    const { user } = openApp('/account');
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await screen.findByText('No changes.');
    expect(sent).toEqual([]);
  });

  test('asks before what was typed is lost', async () => {
    asLucja();
    server.use(http.get('/v1/me/deletion', silence));
    const { user, path } = openApp('/account');
    await user.type(await screen.findByLabelText('Display name'), '!');
    await user.click(screen.getByRole('link', { name: 'Your data' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Leave without saving?' });
    await user.click(within(dialog).getByRole('button', { name: 'Stay' }));
    expect(screen.getByLabelText('Display name')).toHaveValue('Łucja Wiśniewska!');
    expect(path()).toBe('/account');

    await user.click(screen.getByRole('link', { name: 'Your data' }));
    await user.click(await screen.findByRole('button', { name: 'Leave' }));
    await screen.findByRole('heading', { name: 'Your data', level: 1 });
  });
});

describe('the picture', () => {
  const png = () => aFile('a picture', 'me.png', 'image/png');

  test('is sent as it is, with its type, and the menu shows it at once', async () => {
    const account = asLucja();
    const seen: unknown[] = [];
    server.use(
      http.put('/v1/me/avatar', async ({ request }) => {
        seen.push(request.headers.get('content-type'), await request.text());
        await delay(30);
        return HttpResponse.json({ user: { ...account, avatar_url: picture } });
      }),
    );
    const { user, container } = openApp('/account');
    await screen.findByRole('button', { name: 'Choose a picture' });
    await user.upload(screen.getByLabelText('Picture', { selector: 'input' }), png());
    await screen.findByText('Sending the picture…');
    await screen.findByText('Picture updated.');
    expect(seen).toEqual(['image/png', 'a picture']);
    expect(container.querySelectorAll(`img[src="${picture}"]`)).toHaveLength(2);
  });

  test('can be taken away; the focus stays beside its place', async () => {
    const account = asLucja({ avatar_url: picture });
    server.use(
      http.delete('/v1/me/avatar', () => HttpResponse.json({ user: { ...account, avatar_url: null } })),
    );
    const { user, container } = openApp('/account');
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    await screen.findByText('Picture removed.');
    expect(container.querySelector('img')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Choose a picture' })).toHaveFocus();
  });

  test('is looked at before it is sent: kind and size', async () => {
    asLucja();
    let sent = 0;
    server.use(
      http.put('/v1/me/avatar', () => {
        sent += 1;
        return problem('internal_error');
      }),
    );
    const { user } = openApp('/account');
    await screen.findByRole('button', { name: 'Choose a picture' });
    const input = screen.getByLabelText('Picture', { selector: 'input' });
    // A system's own dialog can be told to show every file.
    const anyFile = user.setup({ applyAccept: false });
    await anyFile.upload(input, aFile('%PDF', 'me.pdf', 'application/pdf'));
    expect(await screen.findByRole('alert')).toHaveTextContent(/^This file type is not supported/);

    const large = aFile(new Uint8Array(5 * 1024 * 1024 + 1), 'me.png', 'image/png');
    await user.upload(input, large);
    expect(await screen.findByText(/This picture has 5[.,]1\sMB; 5\sMB is the most\./)).toBeInTheDocument();
    expect(sent).toBe(0);
  });

  test('that cannot be read is refused in words of pictures', async () => {
    asLucja();
    server.use(http.put('/v1/me/avatar', () => problem('image_unreadable')));
    const { user } = openApp('/account');
    await screen.findByRole('button', { name: 'Choose a picture' });
    await user.upload(screen.getByLabelText('Picture', { selector: 'input' }), png());
    expect(await screen.findByRole('alert')).toHaveTextContent(/^This file type is not supported/);
  });

  test('that did not arrive can be sent again', async () => {
    const account = asLucja();
    server.use(http.put('/v1/me/avatar', () => HttpResponse.error()));
    const { user } = openApp('/account');
    await screen.findByRole('button', { name: 'Choose a picture' });
    await user.upload(screen.getByLabelText('Picture', { selector: 'input' }), png());
    expect(await screen.findByRole('alert')).toHaveTextContent(/^Your picture was not changed\./);
    server.use(
      http.put('/v1/me/avatar', () => HttpResponse.json({ user: { ...account, avatar_url: picture } })),
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Picture updated.');
  });
});
