import { z } from 'zod';
import { Channel } from './channels.ts';
import { endpoint } from './endpoint.ts';
import { PictureUrl } from './identity/account.ts';
import { pictureLimit, pictureTypes } from './identity/profile.ts';
import { ChannelId, InviteeId, StreamId, UserId } from './ids.ts';
import { Cursor, limit, page } from './paging.ts';
import { Email, Handle, Moment, TimeZone, line, paragraph } from './text.ts';

export const streamStates = ['scheduled', 'live', 'interrupted', 'ended', 'canceled'] as const;
export const StreamState = z
  .enum(streamStates)
  .describe(
    '`scheduled`: not started. `live`. `interrupted`: live, but nothing has been published for a moment; seats and room stay. `ended`. `canceled`: it will not be.',
  );
export type StreamState = z.infer<typeof StreamState>;

export const visibilities = ['public', 'unlisted', 'members_only', 'private'] as const;
export const Visibility = z
  .enum(visibilities)
  .describe(
    '`public`: in lists. `unlisted`: for everyone with the link, in no list. `members_only`: in lists, for those who are in the channel. `private`: for the channel’s staff and those whom the host lists; for nobody else it is there.',
  );
export type Visibility = z.infer<typeof Visibility>;

export const categories = [
  'music',
  'stage',
  'talk',
  'learning',
  'science',
  'games',
  'sport',
  'food',
  'craft',
  'travel',
  'faith',
  'news',
  'other',
] as const;
export const Category = z.enum(categories);
export type Category = z.infer<typeof Category>;

export const StreamTitle = line(120).describe('1 to 120 characters, one line.');

/** Letters and digits of any script, and hyphens between them, in lower case. */
export const Tag = z
  .string()
  .overwrite((text) => text.normalize('NFKC').trim().toLowerCase().replace(/^#/, ''))
  .max(30)
  .regex(/^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*$/u, 'Use letters, digits and hyphens between them.')
  .describe('1 to 30 letters, digits and hyphens, in lower case.');

/** Most tags of one stream. */
export const mostTags = 8;
const Tags = z.array(Tag).max(mostTags);
const Description = paragraph(5000).describe('Markdown, at most 5,000 characters; empty for none.');

/** A zone is named for a time. */
function namesZoneForTime(body: { scheduled_for?: unknown; time_zone?: unknown }): boolean {
  return body.time_zone === undefined || body.scheduled_for !== undefined;
}
const zoneAlone = { path: ['time_zone'], message: 'means nothing without `scheduled_for`' };

/** A moment, or a time on the clocks of a zone: `2027-03-28T19:30`. */
export const ScheduledFor = z
  .union([Moment, z.iso.datetime({ local: true, offset: false })])
  .describe(
    'A moment in RFC 3339, UTC, or a time without an offset, which is read on the clocks of `time_zone`. One that does not exist there, or comes twice, is refused.',
  );

export const Stream = z
  .object({
    id: StreamId,
    channel: Channel,
    title: z.string(),
    description: z.string().describe('Markdown. Empty for somebody who may not watch.'),
    category: Category.nullable(),
    tags: z.array(z.string()),
    cover_url: PictureUrl,
    visibility: Visibility,
    state: StreamState,
    scheduled_for: Moment.nullable().describe('Null for one that was made to go live at once.'),
    time_zone: z.string().nullable().describe('The zone in which its host named that time.'),
    created_at: Moment,
    started_at: Moment.nullable(),
    interrupted_at: Moment.nullable().describe('Since when nothing is published, while `interrupted`.'),
    ended_at: Moment.nullable(),
    canceled_at: Moment.nullable(),
    missed_at: Moment.nullable().describe('Set when nobody started it within a day of its time.'),
    viewers: z.int().nullable().describe('Seats taken now; null for somebody who may not watch.'),
    viewer_limit: z
      .union([z.int(), z.literal('unlimited')])
      .nullable()
      .describe('Seats that there are; null for somebody who may not watch.'),
    watch_url: z.string().describe('The page for viewers.'),
    can: z
      .object({
        manage: z.boolean().describe('Change, start and end it.'),
        moderate: z.boolean().describe('Keep order in its chat.'),
      })
      .describe('What the caller may do.'),
  })
  .meta({ id: 'Stream' });
export type Stream = z.infer<typeof Stream>;

const params = z.object({ stream_id: StreamId });
const one = z.object({ stream: Stream });

export const listStreams = endpoint({
  id: 'listStreams',
  method: 'GET',
  path: '/v1/streams',
  tag: 'streams',
  summary: 'Streams',
  description:
    'Streams that are public or for members; with `channel_id` of a channel that you run, all of its streams. `live` includes `interrupted` and is newest first, as is `ended`. `scheduled` are those with a date that nobody has missed, the next one first; those who run the channel see missed ones too. `q` finds words of title and tags, and channels by name, also with a slip.',
  caller: 'viewer',
  query: z.strictObject({
    state: z.enum(['live', 'scheduled', 'ended']).default('live'),
    channel_id: ChannelId.optional(),
    category: Category.optional(),
    tag: Tag.optional(),
    q: line(100).optional(),
    limit: limit(20, 100),
    cursor: Cursor.optional(),
  }),
  success: { 200: page(Stream) },
  errors: [],
});

export const createStream = endpoint({
  id: 'createStream',
  method: 'POST',
  path: '/v1/channels/{channel_id}/streams',
  tag: 'streams',
  summary: 'Make a stream',
  description: 'It is not live before it is started.',
  caller: 'account',
  params: z.object({ channel_id: ChannelId }),
  body: z
    .strictObject({
      title: StreamTitle,
      visibility: Visibility.default('public'),
      description: Description.default(''),
      category: Category.nullable().default(null),
      tags: Tags.default([]),
      scheduled_for: ScheduledFor.optional().describe('Without it the stream is made to go live at once.'),
      time_zone: TimeZone.optional().describe('Your own when left out.'),
    })
    .refine(namesZoneForTime, zoneAlone),
  success: { 201: one },
  errors: ['forbidden', 'plan_required', 'date_in_past', 'time_skipped', 'time_repeated'],
});

export const getStream = endpoint({
  id: 'getStream',
  method: 'GET',
  path: '/v1/streams/{stream_id}',
  tag: 'streams',
  summary: 'One stream',
  caller: 'viewer',
  params,
  success: { 200: one },
  errors: [],
});

export const updateStream = endpoint({
  id: 'updateStream',
  method: 'PATCH',
  path: '/v1/streams/{stream_id}',
  tag: 'streams',
  summary: 'Change a stream',
  description:
    'A new visibility counts at once: who may not stay is out. Only a stream that was not started can be moved to another time.',
  caller: 'account',
  params,
  body: z.strictObject({
    title: StreamTitle.optional(),
    visibility: Visibility.optional(),
    description: Description.optional(),
    category: Category.nullable().optional(),
    tags: Tags.optional(),
    scheduled_for: ScheduledFor.optional(),
    time_zone: TimeZone.optional(),
  }),
  success: { 200: one },
  errors: ['forbidden', 'plan_required', 'invalid_state', 'date_in_past', 'time_skipped', 'time_repeated'],
});

export const deleteStream = endpoint({
  id: 'deleteStream',
  method: 'DELETE',
  path: '/v1/streams/{stream_id}',
  tag: 'streams',
  summary: 'Delete a stream',
  description: 'With its chat. One that is on air has to be ended first.',
  caller: 'account',
  params,
  success: { 204: z.null() },
  errors: ['forbidden', 'invalid_state'],
});

export const cancelStream = endpoint({
  id: 'cancelStream',
  method: 'POST',
  path: '/v1/streams/{stream_id}/cancel',
  tag: 'streams',
  summary: 'Cancel a stream that was not started',
  description: 'Canceling it twice changes nothing.',
  caller: 'account',
  params,
  success: { 200: one },
  errors: ['forbidden', 'invalid_state'],
});

export const duplicateStream = endpoint({
  id: 'duplicateStream',
  method: 'POST',
  path: '/v1/streams/{stream_id}/duplicate',
  tag: 'streams',
  summary: 'Make a stream like this one',
  description: 'With its words, visibility, cover and invitees, not its chat.',
  caller: 'account',
  params,
  body: z
    .strictObject({ scheduled_for: ScheduledFor.optional(), time_zone: TimeZone.optional() })
    .refine(namesZoneForTime, zoneAlone),
  success: { 201: one },
  errors: ['forbidden', 'plan_required', 'date_in_past', 'time_skipped', 'time_repeated'],
});

export const setStreamCover = endpoint({
  id: 'setStreamCover',
  method: 'PUT',
  path: '/v1/streams/{stream_id}/cover',
  tag: 'streams',
  summary: 'Choose a stream’s cover',
  description: 'The body is the picture itself. It is cut to 16:9 and drawn anew at 1280 × 720 pixels.',
  caller: 'account',
  params,
  upload: { types: pictureTypes, limit: pictureLimit },
  success: { 200: one },
  errors: ['forbidden', 'image_unreadable', 'rate_limited'],
});

export const removeStreamCover = endpoint({
  id: 'removeStreamCover',
  method: 'DELETE',
  path: '/v1/streams/{stream_id}/cover',
  tag: 'streams',
  summary: 'Take a stream’s cover away',
  caller: 'account',
  params,
  success: { 200: one },
  errors: ['forbidden'],
});

/** Somebody whom the host lets into a private stream. */
export const Invitee = z
  .object({
    id: InviteeId,
    user: z.object({ id: UserId, handle: z.string(), display_name: z.string() }).nullable(),
    email: z.string().nullable(),
  })
  .meta({ id: 'Invitee' });
export type Invitee = z.infer<typeof Invitee>;

/** Most people whom one stream lists. */
export const mostInvitees = 500;

export const listInvitees = endpoint({
  id: 'listInvitees',
  method: 'GET',
  path: '/v1/streams/{stream_id}/invitees',
  tag: 'streams',
  summary: 'Whom a private stream is for',
  caller: 'account',
  params,
  success: { 200: page(Invitee) },
  errors: ['forbidden'],
});

export const addInvitee = endpoint({
  id: 'addInvitee',
  method: 'POST',
  path: '/v1/streams/{stream_id}/invitees',
  tag: 'streams',
  summary: 'Let somebody into a private stream',
  description:
    'An e-mail address counts for the account that proves it. Naming somebody twice changes nothing.',
  caller: 'account',
  params,
  body: z.union([
    z.strictObject({ email: Email }),
    z.strictObject({ user: z.union([UserId, Handle]).describe('An id or a handle.') }),
  ]),
  success: { 200: z.object({ invitee: Invitee }) },
  errors: ['forbidden', 'plan_limit_reached'],
});

export const removeInvitee = endpoint({
  id: 'removeInvitee',
  method: 'DELETE',
  path: '/v1/streams/{stream_id}/invitees/{invitee_id}',
  tag: 'streams',
  summary: 'Let somebody into a private stream no longer',
  description: 'Who is in it is out at once.',
  caller: 'account',
  params: z.object({ stream_id: StreamId, invitee_id: InviteeId }),
  success: { 204: z.null() },
  errors: ['forbidden'],
});

export const getCalendarFile = endpoint({
  id: 'getCalendarFile',
  method: 'GET',
  path: '/v1/streams/{stream_id}/calendar.ics',
  tag: 'streams',
  summary: 'A stream with a date, for calendars',
  description: 'RFC 5545. Its sequence number and state follow when it is moved or canceled.',
  caller: 'viewer',
  params,
  download: 'text/calendar',
  success: { 200: z.unknown() },
  errors: [],
});

export const startStream = endpoint({
  id: 'startStream',
  method: 'POST',
  path: '/v1/streams/{stream_id}/start',
  tag: 'streams',
  summary: 'Go live',
  description: 'Starting a stream that is live already changes nothing.',
  caller: 'account',
  params,
  success: { 200: one },
  errors: ['forbidden', 'plan_required', 'invalid_state', 'channel_already_live', 'media_unavailable'],
});

export const endStream = endpoint({
  id: 'endStream',
  method: 'POST',
  path: '/v1/streams/{stream_id}/end',
  tag: 'streams',
  summary: 'End the stream',
  description: 'Ends it for everyone. Ending a stream that has ended changes nothing.',
  caller: 'account',
  params,
  success: { 200: one },
  errors: ['forbidden', 'invalid_state'],
});

/** A way into the room. `url` is this site's own origin; the token is good for one room and ends after minutes. */
export const RoomAccess = z.object({ url: z.string(), token: z.string(), expires_at: Moment });

export const createHostToken = endpoint({
  id: 'createHostToken',
  method: 'POST',
  path: '/v1/streams/{stream_id}/host-token',
  tag: 'streams',
  summary: 'A token to publish with',
  caller: 'account',
  params,
  success: { 200: RoomAccess },
  errors: ['forbidden', 'stream_not_live', 'media_unavailable'],
});

/** What somebody hears who waits for a stream, as the data of a server-sent event of this name. */
export const StreamChange = z
  .object({
    state: StreamState,
    scheduled_for: Moment.nullable(),
    allowed: z.boolean().describe('Whether the caller may watch now.'),
  })
  .meta({ id: 'StreamChange' });
export type StreamChange = z.infer<typeof StreamChange>;

export const getStreamEvents = endpoint({
  id: 'getStreamEvents',
  method: 'GET',
  path: '/v1/streams/{stream_id}/events',
  tag: 'streams',
  summary: 'Hear at once when a stream changes',
  description:
    'Server-sent events. `stream` (see `StreamChange`) comes first and again whenever the stream changes; `gone` when it is not there for the caller any more. The connection ends after ten minutes at the most: connect again. Where this fails, ask for the stream every few seconds.',
  caller: 'viewer',
  params,
  download: 'text/event-stream',
  success: { 200: z.unknown() },
  errors: [],
});
