import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { NotificationSettings } from '../notifications.ts';
import { Moment, Password } from '../text.ts';
import { Account } from './account.ts';

/** What deleting the account removes, counted, and what stays. */
export const Departure = z
  .object({
    removes: z.object({
      channels: z.int(),
      streams: z.int(),
      messages: z
        .int()
        .describe('In chats of other people’s streams; their places stay, without name and words.'),
    }),
    keeps: z
      .array(z.enum(['audit_entries']))
      .describe('`audit_entries`: what admins did, with an opaque id.'),
    live: z.boolean().describe('Whether one of the channels is on air now; deletion ends its stream.'),
    subscription: z.boolean().describe('Whether there is a subscription; deletion ends it at once.'),
  })
  .meta({ id: 'Departure' });
export type Departure = z.infer<typeof Departure>;

export const previewDeletion = endpoint({
  id: 'previewDeletion',
  method: 'GET',
  path: '/v1/me/deletion',
  tag: 'identity',
  summary: 'What deleting your account would remove, and what would stay',
  caller: 'account',
  success: { 200: z.object({ departure: Departure }) },
  errors: [],
});

export const deleteMe = endpoint({
  id: 'deleteMe',
  method: 'DELETE',
  path: '/v1/me',
  tag: 'identity',
  summary: 'Delete your account',
  description:
    'Signs out everywhere at once; a job then removes everything. There is no way back. Asks for the password, or for a sign-in within the last ten minutes.',
  caller: 'account',
  body: z.strictObject({ password: Password.optional() }),
  success: { 202: z.object({ accepted_at: Moment }) },
  errors: ['password_wrong', 'recent_sign_in_required', 'last_admin', 'rate_limited'],
});

const Entries = z.array(z.looseObject({}));

/** Everything that is stored about an account. Lists may grow fields, and the object lists. */
export const AccountExport = z
  .looseObject({
    exported_at: Moment,
    account: Account,
    picture: z.string().nullable().describe('A `data:` URL.'),
    sessions: Entries,
    identities: Entries.describe('Accounts of other sign-in services that lead to this one.'),
    guests: Entries.describe('The guests of this account’s devices.'),
    plan_override: z.looseObject({}).nullable(),
    subscriptions: Entries,
    invoices: Entries.describe('Numbers, dates and totals.'),
    channels: Entries,
    memberships: Entries,
    follows: Entries,
    invitations: Entries,
    notification_settings: NotificationSettings,
    notifications: Entries,
    private_streams: Entries.describe('Streams of others that let the account in.'),
    stream_keys: Entries.describe('Without the keys themselves.'),
    channel_activity: Entries,
    streams: Entries,
    messages: Entries,
    seats: Entries,
    queue_places: Entries,
  })
  .meta({ id: 'AccountExport' });

export const exportMe = endpoint({
  id: 'exportMe',
  method: 'GET',
  path: '/v1/me/export',
  tag: 'identity',
  summary: 'Everything that is stored about you, as JSON',
  caller: 'account',
  download: 'application/json',
  fileContent: AccountExport,
  success: { 200: z.unknown() },
  errors: ['rate_limited'],
});
