/// <reference lib="dom" />
import {
  addInvitee,
  cancelStream,
  createStream,
  followChannel,
  getMe,
  invitePeople,
  listOutbox,
  updateChannel,
  verifyEmail,
} from '@footlight/contracts';
import type { Page } from 'playwright-core';
import { linkIn } from '../harness/link-in.ts';
import { waitUntil } from '../harness/wait-until.ts';
import { Client } from '../site/client.ts';
import type { Host } from '../site/people.ts';
import { signUpHost } from '../site/people.ts';
import { signIn } from '../site/sign-in.ts';
import type { Site } from '../site/start-site.ts';
import type { Show } from './people-pages.ts';

const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();

/** What the host plans: title, in how many hours, for whom. */
const plans = [
  ['Schubert, D 810: the whole of it', 0.4, 'public'],
  ['Rehearsal with the second cello', 22, 'members_only'],
  ['Schubert for two hundred friends', 27, 'unlisted'],
  ['Only the four of us', 46, 'private'],
] as const;

/** A mail, as it lies in the outbox of a server that has no mail server. */
async function mailTo(site: Site, to: string, subject: string): Promise<string> {
  const look = async () => {
    const { data } = await new Client(site.url).call(listOutbox, { query: { limit: 100 } });
    return data.find((mail) => mail.to === to && mail.subject.includes(subject))?.text ?? '';
  };
  return waitUntil(look, (text) => text !== '');
}

/** A channel with its people and its plans, as its owner, its members and everybody else see it. */
export async function showChannel(site: Site, host: Host, show: Show): Promise<void> {
  const channel = { channel_id: host.channel.id };
  await host.client.call(updateChannel, {
    params: channel,
    body: {
      description: 'A string quartet from Trieste. Open rehearsals on Thursdays, concerts when we dare.',
      links: [
        { label: 'Concerts', url: 'https://quartetto.example/concerti' },
        { label: 'Scores', url: 'https://quartetto.example/scores' },
      ],
    },
  });
  const members = [
    await signUpHost(site.url, 'Anne-Sophie Vanderhaeghen'),
    await signUpHost(site.url, 'Марек Ш.'),
  ];
  const [moderator, viewer] = members;
  if (!moderator || !viewer) throw new Error('Nobody came.');
  await viewer.client.call(followChannel, { params: channel });
  const ids: Record<string, string> = {};
  for (const [title, hours, visibility] of plans) {
    const body = {
      title,
      visibility,
      scheduled_for: inHours(hours),
      time_zone: 'Europe/Rome',
      category: 'music' as const,
      tags: ['schubert', 'quartet'],
      description:
        '**Death and the Maiden**, from the first page to the last.\n\n- no sheet turns\n- one encore',
    };
    const { stream } = await host.client.call(createStream, { params: channel, body });
    ids[visibility] = stream.id;
  }
  await host.client.call(addInvitee, {
    params: { stream_id: ids.private ?? '' },
    body: { email: 'cello@people.example' },
  });
  const { stream: canceled } = await host.client.call(createStream, {
    params: channel,
    body: { title: 'Too windy', scheduled_for: inHours(50) },
  });
  await host.client.call(cancelStream, { params: { stream_id: canceled.id } });

  // Two come in, some are asked.
  const confirm = async (person: Host): Promise<void> => {
    const text = await mailTo(site, person.email, 'Confirm your address');
    const token = new URL(linkIn(text)).hash.replace('#token=', '');
    await person.client.call(verifyEmail, { body: { token } });
  };
  await confirm(host);
  for (const [person, role] of [
    [moderator, 'moderator'],
    [viewer, 'viewer'],
  ] as const) {
    await host.client.call(invitePeople, { params: channel, body: { addresses: person.email, role } });
    await confirm(person);
  }
  const many = 'minh.khai@people.example, pupitre2@people.example';
  await host.client.call(invitePeople, { params: channel, body: { addresses: many, role: 'producer' } });

  const page = `${site.url}/c/${host.channel.handle}`;
  const dashboard = `${site.url}/dashboard/channels/${host.channel.id}`;
  const as = (person: Host, address: string, words: string) => async (one: Page) => {
    await signIn(one, site.url, person);
    await one.goto(address);
    await one.getByText(words).first().waitFor();
  };
  await show('channel', async (one) => {
    await one.goto(page);
    await one.getByText('Schubert, D 810').first().waitFor();
  });
  await show('channel-settings', as(host, dashboard, 'Save'));
  await show('channel-people', as(host, `${dashboard}/people`, 'Anne-Sophie'));
  await show('channel-invite', async (one) => {
    await as(host, `${dashboard}/people`, 'Anne-Sophie')(one);
    await one.getByRole('button', { name: 'Invite' }).click();
    await one.getByRole('dialog').waitFor();
  });
  await show('channel-invited', async (one) => {
    await as(host, `${dashboard}/people`, 'Anne-Sophie')(one);
    await one.getByRole('button', { name: 'Invite' }).click();
    await one.getByLabel('E-mail addresses').fill(`${moderator.email}\nthe one with the hat\n${host.email}`);
    await one.getByRole('button', { name: 'Send invitations' }).click();
    await one.getByText('Not an e-mail address.').first().waitFor();
  });
  await show('dashboard-planned', as(host, `${site.url}/dashboard`, 'Schubert, D 810'));
  await show('schedule', as(host, `${dashboard}/schedule`, 'Description'));
  await show('stream-edit', as(host, `${site.url}/dashboard/streams/${ids.private}/edit`, 'Invited people'));
  await show('home-planned', async (one) => {
    await one.goto(site.url);
    await one.getByText('Schubert, D 810').first().waitFor();
  });
  await show('search', async (one) => {
    await one.goto(`${site.url}/?q=schubrt`);
    await one.getByText('Schubert, D 810').first().waitFor();
  });
  await show('search-nothing', async (one) => {
    await one.goto(`${site.url}/?q=bagpipes`);
    await one.getByText('No results').waitFor();
  });
  const watch = (visibility: string) => `${site.url}/watch/${ids[visibility]}`;
  await show('watch-upcoming', async (one) => {
    await one.goto(watch('public'));
    await one.getByRole('timer').waitFor();
  });
  await show('watch-members-only', async (one) => {
    await one.goto(watch('members_only'));
    await one.getByRole('main').getByRole('link', { name: 'Sign in' }).first().waitFor();
  });
  await show('watch-canceled', async (one) => {
    await one.goto(`${site.url}/watch/${canceled.id}`);
    await one
      .getByText(/canceled/)
      .first()
      .waitFor();
  });
  await show('account-notifications', as(host, `${site.url}/account/notifications`, 'mail'));
  await show('notifications', async (one) => {
    await as(viewer, site.url, 'Schubert, D 810')(one);
    await one.getByRole('button', { name: /^Notifications/ }).click();
    await one
      .getByText(/scheduled/)
      .first()
      .waitFor();
  });
  const { user } = await viewer.client.call(getMe, {});
  await show('unsubscribe', async (one) => {
    await one.goto(`${site.url}/unsubscribe#token=${user.id}.from-a-mail`);
    await one.getByRole('heading', { level: 1 }).waitFor();
  });
  await show('invitations-empty', as(viewer, `${site.url}/invitations`, 'No open invitations'));
}
