import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { PictureUrl } from './identity/account.ts';
import { pictureLimit, pictureTypes } from './identity/profile.ts';
import { ChannelId } from './ids.ts';
import { page } from './paging.ts';
import { ChannelRole, channelRights } from './roles.ts';
import { Handle, Moment, line, paragraph } from './text.ts';

/** A channel as it stands beside what it shows. */
export const Channel = z
  .object({ id: ChannelId, handle: z.string(), name: z.string(), avatar_url: PictureUrl, created_at: Moment })
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof Channel>;

/** An address on the web, as somebody may be sent there: `http` or `https`, nothing that runs in this page. */
const WebAddress = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain })
  .max(300)
  .meta({ pattern: '^[Hh][Tt][Tt][Pp][Ss]?:' })
  .describe('An address that begins with `https://` or `http://`, at most 300 characters.');

export const ChannelLink = z.strictObject({ label: line(40), url: WebAddress });
export type ChannelLink = z.infer<typeof ChannelLink>;

export const ChannelName = line(60).describe('1 to 60 characters, one line.');
const Description = paragraph(1000).describe(
  'At most 1,000 characters, line breaks allowed; empty for none.',
);
const Links = z.array(ChannelLink).max(5);

/** A channel's own page. */
export const ChannelPage = Channel.extend({
  description: z.string(),
  banner_url: PictureUrl,
  links: z.array(z.object({ label: z.string(), url: z.string() })),
  active: z
    .boolean()
    .nullable()
    .describe('Whether the plan has room for it; null for somebody who does not help to run it.'),
  you: z
    .object({
      role: ChannelRole.nullable().describe('Null for somebody who is not in the channel.'),
      follows: z.boolean(),
      can: z.array(z.enum(channelRights)),
    })
    .describe('What the caller is here and may do.'),
}).meta({ id: 'ChannelPage' });
export type ChannelPage = z.infer<typeof ChannelPage>;

/** A channel that somebody is in. */
export const OwnChannel = Channel.extend({
  role: ChannelRole,
  can: z.array(z.enum(channelRights)),
  active: z
    .boolean()
    .describe(
      'Whether the plan of its owner has room for it. In one that is not active nothing new begins: no stream, no invitation, no stream key.',
    ),
}).meta({ id: 'OwnChannel' });
export type OwnChannel = z.infer<typeof OwnChannel>;

const params = z.object({ channel_id: ChannelId });
const onePage = z.object({ channel: ChannelPage });

export const getChannel = endpoint({
  id: 'getChannel',
  method: 'GET',
  path: '/v1/channels/{channel_id}',
  tag: 'channels',
  summary: 'One channel, by its id or its handle',
  caller: 'viewer',
  params: z.object({ channel_id: z.union([ChannelId, Handle]).describe('Its id, or its handle.') }),
  success: { 200: onePage },
  errors: [],
});

export const listMyChannels = endpoint({
  id: 'listMyChannels',
  method: 'GET',
  path: '/v1/me/channels',
  tag: 'channels',
  summary: 'The channels that you are in, your own first',
  caller: 'account',
  success: { 200: page(OwnChannel) },
  errors: [],
});

export const createChannel = endpoint({
  id: 'createChannel',
  method: 'POST',
  path: '/v1/channels',
  tag: 'channels',
  summary: 'Make a channel',
  description: 'Without a handle it gets one from its name.',
  caller: 'account',
  body: z.strictObject({
    name: ChannelName,
    handle: Handle.optional(),
    description: Description.default(''),
    links: Links.default([]),
  }),
  success: { 201: onePage },
  errors: ['handle_taken', 'plan_limit_reached'],
});

/** Most channels that can be chosen at once. */
const mostChosen = 1_000;

export const chooseChannels = endpoint({
  id: 'chooseChannels',
  method: 'PUT',
  path: '/v1/me/plan/channels',
  tag: 'channels',
  summary: 'Choose which of your channels stay active',
  description:
    'Counts while your plan has room for fewer channels than you have. Where room is left, the oldest of the others are active too. The answer is the list of your channels.',
  caller: 'account',
  body: z.strictObject({ channel_ids: z.array(ChannelId).max(mostChosen) }),
  success: { 200: page(OwnChannel) },
  errors: ['not_found', 'plan_limit_reached'],
});

export const updateChannel = endpoint({
  id: 'updateChannel',
  method: 'PATCH',
  path: '/v1/channels/{channel_id}',
  tag: 'channels',
  summary: 'Change a channel',
  caller: 'account',
  params,
  body: z.strictObject({
    name: ChannelName.optional(),
    handle: Handle.optional(),
    description: Description.optional(),
    links: Links.optional(),
  }),
  success: { 200: onePage },
  errors: ['forbidden', 'handle_taken'],
});

export const deleteChannel = endpoint({
  id: 'deleteChannel',
  method: 'DELETE',
  path: '/v1/channels/{channel_id}',
  tag: 'channels',
  summary: 'Delete a channel',
  description: 'With its streams, their chats and its people. What is on air ends for everyone.',
  caller: 'account',
  params,
  success: { 204: z.null() },
  errors: ['forbidden'],
});

const picture = {
  tag: 'channels',
  caller: 'account',
  params,
  success: { 200: onePage },
} as const;
const upload = { types: pictureTypes, limit: pictureLimit } as const;

export const setChannelAvatar = endpoint({
  ...picture,
  id: 'setChannelAvatar',
  method: 'PUT',
  path: '/v1/channels/{channel_id}/avatar',
  summary: 'Choose a channel’s picture',
  description: 'The body is the picture itself. It is cut to a square and drawn anew at 256 × 256 pixels.',
  upload,
  errors: ['forbidden', 'image_unreadable', 'rate_limited'],
});

export const removeChannelAvatar = endpoint({
  ...picture,
  id: 'removeChannelAvatar',
  method: 'DELETE',
  path: '/v1/channels/{channel_id}/avatar',
  summary: 'Take a channel’s picture away',
  errors: ['forbidden'],
});

export const setChannelBanner = endpoint({
  ...picture,
  id: 'setChannelBanner',
  method: 'PUT',
  path: '/v1/channels/{channel_id}/banner',
  summary: 'Choose a channel’s banner',
  description: 'The body is the picture itself. It is cut to 4:1 and drawn anew at 1440 × 360 pixels.',
  upload,
  errors: ['forbidden', 'image_unreadable', 'rate_limited'],
});

export const removeChannelBanner = endpoint({
  ...picture,
  id: 'removeChannelBanner',
  method: 'DELETE',
  path: '/v1/channels/{channel_id}/banner',
  summary: 'Take a channel’s banner away',
  errors: ['forbidden'],
});

export const followChannel = endpoint({
  id: 'followChannel',
  method: 'PUT',
  path: '/v1/channels/{channel_id}/follow',
  tag: 'channels',
  summary: 'Follow a channel',
  description: 'Following twice changes nothing.',
  caller: 'account',
  params,
  success: { 204: z.null() },
  errors: [],
});

export const unfollowChannel = endpoint({
  id: 'unfollowChannel',
  method: 'DELETE',
  path: '/v1/channels/{channel_id}/follow',
  tag: 'channels',
  summary: 'Follow a channel no longer',
  caller: 'account',
  params,
  success: { 204: z.null() },
  errors: [],
});
