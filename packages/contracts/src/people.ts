import { paidPlans } from '@footlight/plans';
import { z } from 'zod';
import { Channel } from './channels.ts';
import { endpoint } from './endpoint.ts';
import { PictureUrl } from './identity/account.ts';
import { ActivityId, ChannelId, InvitationId, UserId } from './ids.ts';
import { Cursor, limit, page } from './paging.ts';
import { MemberRole } from './roles.ts';
import { Moment } from './text.ts';

/** Somebody as the people of a channel see them. */
const Person = z.object({
  id: UserId,
  handle: z.string(),
  display_name: z.string(),
  avatar_url: PictureUrl,
});

/** Somebody whom the owner took into a channel. */
export const Member = Person.extend({
  role: MemberRole,
  since: Moment,
  active: z
    .boolean()
    .describe(
      'Whether the plan has room for this moderator or producer. Who is not active is there like a viewer.',
    ),
}).meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;

const channelParams = z.object({ channel_id: ChannelId });
const memberParams = z.object({ channel_id: ChannelId, user_id: UserId });
const list = z.strictObject({ cursor: Cursor.optional(), limit: limit(50, 200) });

export const listMembers = endpoint({
  id: 'listMembers',
  method: 'GET',
  path: '/v1/channels/{channel_id}/members',
  tag: 'people',
  summary: 'The people of a channel, newest first',
  caller: 'account',
  params: channelParams,
  query: list,
  success: { 200: page(Member) },
  errors: ['forbidden'],
});

export const changeMember = endpoint({
  id: 'changeMember',
  method: 'PATCH',
  path: '/v1/channels/{channel_id}/members/{user_id}',
  tag: 'people',
  summary: 'Give somebody another role',
  description: 'It counts at once, also in a stream that is on air.',
  caller: 'account',
  params: memberParams,
  body: z.strictObject({ role: MemberRole }),
  success: { 200: z.object({ member: Member }) },
  errors: ['forbidden', 'plan_limit_reached'],
});

/** Most of the staff of a channel that can be chosen at once. */
const mostChosen = 1_000;

export const chooseStaff = endpoint({
  id: 'chooseStaff',
  method: 'PUT',
  path: '/v1/channels/{channel_id}/active-staff',
  tag: 'people',
  summary: 'Choose which moderators and producers stay active',
  description:
    'Counts while the plan has room for fewer of them than there are. Where room is left, those of the others who came first are active too.',
  caller: 'account',
  params: channelParams,
  body: z.strictObject({ user_ids: z.array(UserId).max(mostChosen) }),
  success: { 204: z.null() },
  errors: ['forbidden', 'plan_limit_reached'],
});

export const removeMember = endpoint({
  id: 'removeMember',
  method: 'DELETE',
  path: '/v1/channels/{channel_id}/members/{user_id}',
  tag: 'people',
  summary: 'Take somebody out of a channel, or leave it',
  description: 'The owner takes anybody out; everybody else themselves. It counts at once.',
  caller: 'account',
  params: memberParams,
  success: { 204: z.null() },
  errors: ['forbidden', 'owner_stays'],
});

/** An address that was asked into a channel. */
export const Invitation = z
  .object({
    id: InvitationId,
    email: z.string(),
    role: MemberRole,
    created_at: Moment,
    sent_at: Moment.describe('When its mail was last sent.'),
    expires_at: Moment,
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

/** Most lines of one pasted list, and their length together. */
export const invitationLines = 10_000;
const pastedLength = 1_000_000;

export const inviteOutcomes = [
  'invited',
  'already_invited',
  'already_member',
  'yourself',
  'repeated',
  'not_an_address',
  'plan_limit_reached',
  'invited_too_often',
] as const;
export type InviteOutcome = (typeof inviteOutcomes)[number];

export const invitePeople = endpoint({
  id: 'invitePeople',
  method: 'POST',
  path: '/v1/channels/{channel_id}/invitations',
  tag: 'people',
  summary: 'Ask people into a channel',
  description:
    'Takes a pasted list: an address a line, or several with commas, semicolons or white space between them; names around `<address>` are fine. The answer has a line for each address and for each thing that is none. An address that has an account is asked to accept; another one gets a link, and becomes a member by itself when somebody proves it. An invitation is good for fourteen days. Whoever invites must have confirmed their own address (`email_unverified`). Addresses that get a mail count: 100 a day for an account of less than a week, 10,000 for others; a list that is too long for the day is refused as a whole (`rate_limited`), and an address that was invited five times within a day gets no other mail (`invited_too_often`).',
  caller: 'account',
  params: channelParams,
  body: z.strictObject({
    addresses: z.string().min(1).max(pastedLength).describe(`At most ${invitationLines} addresses.`),
    role: MemberRole.default('viewer'),
  }),
  bodyLimit: 4 * pastedLength,
  success: {
    200: z.object({
      data: z.array(
        z.object({
          line: z.int().describe('Number of the line, from 1.'),
          text: z.string().describe('What stands there, cut after 254 characters.'),
          outcome: z.enum(inviteOutcomes),
        }),
      ),
      invited: z.int(),
      needed_plan: z
        .enum(paidPlans)
        .nullable()
        .describe(
          'With `plan_limit_reached`: the lowest plan that has places for all of the list. Null when none has, and when everybody had a place.',
        ),
    }),
  },
  errors: ['channel_inactive', 'forbidden', 'email_unverified', 'rate_limited'],
});

export const listInvitations = endpoint({
  id: 'listInvitations',
  method: 'GET',
  path: '/v1/channels/{channel_id}/invitations',
  tag: 'people',
  summary: 'Open invitations, newest first',
  description: 'Also those that are too old, until they are sent again or revoked.',
  caller: 'account',
  params: channelParams,
  query: list,
  success: { 200: page(Invitation) },
  errors: ['forbidden'],
});

const invitationParams = z.object({ channel_id: ChannelId, invitation_id: InvitationId });

export const resendInvitation = endpoint({
  id: 'resendInvitation',
  method: 'POST',
  path: '/v1/channels/{channel_id}/invitations/{invitation_id}/resend',
  tag: 'people',
  summary: 'Send an invitation again',
  description: 'It is good for another fourteen days.',
  caller: 'account',
  params: invitationParams,
  success: { 200: z.object({ invitation: Invitation }) },
  errors: ['channel_inactive', 'forbidden', 'email_unverified', 'rate_limited', 'plan_limit_reached'],
});

export const revokeInvitation = endpoint({
  id: 'revokeInvitation',
  method: 'DELETE',
  path: '/v1/channels/{channel_id}/invitations/{invitation_id}',
  tag: 'people',
  summary: 'Take an invitation back',
  caller: 'account',
  params: invitationParams,
  success: { 204: z.null() },
  errors: ['forbidden'],
});

/** An invitation as the person sees it who was invited. */
export const ReceivedInvitation = z
  .object({ id: InvitationId, channel: Channel, role: MemberRole, created_at: Moment, expires_at: Moment })
  .meta({ id: 'ReceivedInvitation' });
export type ReceivedInvitation = z.infer<typeof ReceivedInvitation>;

export const listMyInvitations = endpoint({
  id: 'listMyInvitations',
  method: 'GET',
  path: '/v1/me/invitations',
  tag: 'people',
  summary: 'Where you are invited, newest first',
  description: 'Invitations to your address, once it is proven.',
  caller: 'account',
  query: list,
  success: { 200: page(ReceivedInvitation) },
  errors: [],
});

export const acceptInvitation = endpoint({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/v1/invitations/accept',
  tag: 'people',
  summary: 'Accept an invitation',
  description:
    'With the token of its mail, or with its id. It is for the account with that address; the token proves the address as well.',
  caller: 'account',
  body: z.union([
    z.strictObject({ token: z.string().min(1).max(2_000) }),
    z.strictObject({ invitation_id: InvitationId }),
  ]),
  success: { 200: z.object({ channel: Channel, role: MemberRole }) },
  errors: ['link_invalid', 'invitation_not_yours', 'rate_limited'],
});

export const declineInvitation = endpoint({
  id: 'declineInvitation',
  method: 'DELETE',
  path: '/v1/me/invitations/{invitation_id}',
  tag: 'people',
  summary: 'Decline an invitation',
  caller: 'account',
  params: z.object({ invitation_id: InvitationId }),
  success: { 204: z.null() },
  errors: [],
});

export const activityKinds = [
  'invited',
  'invitation_resent',
  'invitation_revoked',
  'invitation_declined',
  'joined',
  'role_changed',
  'removed',
  'left',
  'stream_key_created',
  'stream_key_deleted',
] as const;

/** One thing that happened among the people of a channel. */
export const Activity = z
  .object({
    id: ActivityId,
    kind: z.enum(activityKinds),
    at: Moment,
    actor: z
      .object({ id: UserId, display_name: z.string() })
      .nullable()
      .describe('Who did it; null when that account is gone.'),
    subject: z
      .object({ id: UserId, display_name: z.string() })
      .nullable()
      .describe('Whom it was about; null for an address without an account, or when it is gone.'),
    email: z.string().nullable(),
    role: MemberRole.nullable(),
  })
  .meta({ id: 'Activity' });
export type Activity = z.infer<typeof Activity>;

export const listActivity = endpoint({
  id: 'listActivity',
  method: 'GET',
  path: '/v1/channels/{channel_id}/activity',
  tag: 'people',
  summary: 'What happened among the people of a channel, newest first',
  caller: 'account',
  params: channelParams,
  query: list,
  success: { 200: page(Activity) },
  errors: ['forbidden'],
});
