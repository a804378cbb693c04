import { File as NodeFile } from 'node:buffer';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { type ChannelPage, channelRights } from '@footlight/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { aChannelPage, glina, planProblem, problem, signedIn } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

const own = (differs: Partial<ChannelPage> = {}) =>
  aChannelPage({ you: { role: 'owner', follows: false, can: [...channelRights] }, ...differs });

const address = `/dashboard/channels/${glina.id}`;

function openSettings(differs: Partial<ChannelPage> = {}) {
  server.use(http.get('/v1/channels/:channel', () => HttpResponse.json({ channel: own(differs) })));
  return openApp(address);
}

/** The API takes each change and answers the channel with it; what was sent stands in the list. */
function takesChanges(differs: Partial<ChannelPage> = {}): unknown[] {
  const sent: unknown[] = [];
  server.use(
    http.patch('/v1/channels/:id', async ({ request }) => {
      const changes = (await request.json()) as Partial<ChannelPage>;
      sent.push(changes);
      return HttpResponse.json({ channel: own({ ...differs, ...changes }) });
    }),
  );
  return sent;
}

beforeEach(() => {
  setSessionHint(true);
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
    http.get('/v1/me/channels', () => HttpResponse.json({ data: [], next_cursor: null })),
    http.get('/v1/streams', () => HttpResponse.json({ data: [], next_cursor: null })),
  );
});

describe('the page of a channel’s settings', () => {
  test('is not for others, and says where they can go', async () => {
    openSettings({ you: { role: 'producer', follows: false, can: ['run_streams'] } });
    await screen.findByRole('heading', { name: 'This page is for the owner of the channel' });
    expect(screen.getByRole('link', { name: 'View channel' })).toHaveAttribute('href', '/c/glina-i-sol');
  });

  test('of no channel says so', async () => {
    server.use(http.get('/v1/channels/:channel', () => problem('not_found')));
    openApp(address);
    await screen.findByRole('heading', { name: 'Channel not found' });
  });

  test('stands beside the other pages of the channel', async () => {
    openSettings();
    const pages = within(await screen.findByRole('navigation', { name: 'This channel' }));
    expect(await pages.findByRole('link', { name: 'Page' })).toHaveAttribute('aria-current', 'page');
    expect(pages.getByRole('link', { name: 'People' })).toHaveAttribute('href', `${address}/people`);
    expect(pages.getByRole('link', { name: 'Dashboard' })).toHaveAttribute(
      'href',
      `/dashboard?channel=${glina.id}`,
    );
  });
});

describe('the details', () => {
  test('send what was changed and nothing else', async () => {
    const sent = takesChanges();
    const { user } = openSettings({ description: 'Pots.' });
    const name = await screen.findByLabelText('Name');
    await user.clear(name);
    await user.type(name, 'Glina{Enter}');
    await screen.findByText('Saved.');
    expect(sent).toEqual([{ name: 'Glina' }]);
  });

  test('links are added by their text and address, and taken away again', async () => {
    const sent = takesChanges();
    const { user } = openSettings({ links: [{ label: 'Old', url: 'https://old.example' }] });
    const add = await screen.findByRole('button', { name: 'Add a link' });
    await user.click(add);
    const second = within(screen.getByRole('group', { name: 'Link 2' }));
    expect(second.getByLabelText('Text')).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(second.getByLabelText('Text')).toHaveAccessibleDescription('Enter a link text.'),
    );
    expect(second.getByLabelText('Address')).toHaveAccessibleDescription(/^Enter a full address/);
    await user.type(second.getByLabelText('Text'), 'Shop');
    await user.type(second.getByLabelText('Address'), 'shop.example/pots');
    await user.click(screen.getByRole('button', { name: 'Remove link 1' }));
    expect(add).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved.');
    expect(sent).toEqual([{ links: [{ label: 'Shop', url: 'https://shop.example/pots' }] }]);
    expect(screen.getByLabelText('Address')).toHaveValue('https://shop.example/pots');
  });

  test('five links are the most', async () => {
    const links = [1, 2, 3, 4, 5].map((each) => ({ label: `${each}`, url: `https://${each}.example` }));
    const { user } = openSettings({ links });
    const add = await screen.findByRole('button', { name: 'Add a link' });
    expect(screen.getByText('You can add up to five links.')).toBeVisible();
    await user.click(add);
    expect(screen.queryByRole('group', { name: 'Link 6' })).not.toBeInTheDocument();
  });

  test('a handle that another channel has: said at the handle, and what was typed stays', async () => {
    server.use(http.patch('/v1/channels/:id', () => problem('handle_taken')));
    const { user } = openSettings();
    const handle = await screen.findByLabelText('Handle');
    expect(handle).toHaveAccessibleDescription('The channel’s address is localhost/c/glina-i-sol');
    await user.clear(handle);
    await user.type(handle, 'quartet');
    expect(handle).toHaveAccessibleDescription(/becomes localhost\/c\/quartet/);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(handle).toHaveAccessibleDescription(/^Another channel has this handle\./));
    expect(handle).toHaveFocus();
    expect(handle).toHaveValue('quartet');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  test('what the API finds wrong with a link stands at it', async () => {
    server.use(
      http.patch('/v1/channels/:id', () =>
        problem('validation_failed', [{ pointer: '/body/links/0/url', message: 'Not this one.' }]),
      ),
    );
    const { user } = openSettings({ links: [{ label: 'Shop', url: 'https://shop.example' }] });
    const url = await screen.findByLabelText('Address');
    await user.type(url, '/pots');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(url).toHaveAccessibleDescription('Not this one.'));
  });

  test('a failure keeps what was typed; leaving asks first', async () => {
    server.use(http.patch('/v1/channels/:id', () => problem('internal_error')));
    const { user } = openSettings();
    await user.type(await screen.findByLabelText('Name'), '!');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/^The channel was not saved\./);
    await user.click(screen.getByRole('link', { name: 'View channel' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Leave without saving?' });
    await user.click(within(dialog).getByRole('button', { name: 'Stay' }));
    expect(screen.getByLabelText('Name')).toHaveValue('Glina i Sól!');
  });
});

describe('the pictures', () => {
  test.each([
    ['Picture', 'avatar', 'avatar_url', 'Picture updated.'],
    ['Banner', 'banner', 'banner_url', 'Banner updated.'],
  ])('%s is sent and shown', async (label, path, field, words) => {
    const picture = '/v1/images/img_01JD9M4T5V6W7X8Y9Z0A1B2C3D';
    server.use(
      http.put(`/v1/channels/:id/${path}`, () => HttpResponse.json({ channel: own({ [field]: picture }) })),
    );
    const { user, container } = openSettings();
    await screen.findByRole('region', { name: label });
    const file: unknown = new NodeFile(['a picture'], 'me.png', { type: 'image/png' });
    await user.upload(screen.getByLabelText(label, { selector: 'input' }), file as File);
    await screen.findByText(words);
    expect(container.querySelector(`img[src="${picture}"]`)).toBeInTheDocument();
  });
});

describe('deleting a channel', () => {
  test('starts on the harmless button and asks for the handle', async () => {
    let deleted = 0;
    server.use(
      http.delete('/v1/channels/:id', () => {
        deleted += 1;
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { user, path } = openSettings();
    // What is not saved goes with the channel: nobody is asked about it.
    await user.type(await screen.findByLabelText('Name'), '!');
    await user.click(screen.getByRole('button', { name: 'Delete channel' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete Glina i Sól?' }));
    expect(dialog.getByRole('button', { name: 'Keep channel' })).toHaveFocus();
    await user.click(dialog.getByRole('button', { name: 'Delete channel' }));
    const handle = dialog.getByLabelText('Type the channel’s handle to confirm: glina-i-sol');
    await waitFor(() => expect(handle).toHaveAccessibleDescription('Enter glina-i-sol here.'));
    expect(deleted).toBe(0);
    await user.type(handle, 'Glina-i-sol{Enter}');
    await waitFor(() => expect(path()).toBe('/dashboard'));
    expect(deleted).toBe(1);
  });

  test('that fails says so, and the channel stays', async () => {
    server.use(http.delete('/v1/channels/:id', () => problem('internal_error')));
    const { user } = openSettings();
    await user.click(await screen.findByRole('button', { name: 'Delete channel' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/^Type the channel’s handle/), 'glina-i-sol{Enter}');
    expect(await dialog.findByRole('alert')).toHaveTextContent(/^The channel was not deleted\./);
    await user.click(dialog.getByRole('button', { name: 'Keep channel' }));
    expect(screen.getByRole('button', { name: 'Delete channel' })).toHaveFocus();
  });
});

describe('a new channel', () => {
  test('needs a name; the handle is its own affair', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post('/v1/channels', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ channel: own() }, { status: 201 });
      }),
    );
    const { user, path } = openApp('/dashboard/channels/new');
    await user.click(await screen.findByRole('button', { name: 'Create channel' }));
    const name = screen.getByLabelText('Name');
    await waitFor(() => expect(name).toHaveAccessibleDescription('Enter a channel name.'));
    await user.type(name, 'Glina i Sól{Enter}');
    await waitFor(() => expect(path()).toBe(address));
    expect(sent).toEqual([expect.not.objectContaining({ handle: expect.anything() as unknown })]);
  });

  test('that the plan has no room for: which plan has, and what else helps', async () => {
    server.use(http.post('/v1/channels', () => planProblem('plan_limit_reached', 'channels', 'pro')));
    const { user } = openApp('/dashboard/channels/new');
    await user.type(await screen.findByLabelText('Name'), 'One more{Enter}');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'The channel was not created. Your plan has no room for another channel.',
    );
    await waitFor(() => expect(alert).toHaveTextContent('Pro has room for 5.'));
    expect(alert).toHaveTextContent('You can also delete a channel');
    expect(within(alert).getByRole('link', { name: 'See plans' })).toHaveAttribute('href', '/plans');
  });

  test('with a handle that is taken', async () => {
    server.use(http.post('/v1/channels', () => problem('handle_taken')));
    const { user } = openApp('/dashboard/channels/new');
    await user.type(await screen.findByLabelText('Name'), 'Glina');
    const handle = screen.getByLabelText('Handle');
    await user.type(handle, 'glina{Enter}');
    await waitFor(() => expect(handle).toHaveAccessibleDescription(/^Another channel has this handle\./));
  });
});
