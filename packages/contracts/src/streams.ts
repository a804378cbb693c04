import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { ChannelId, StreamId } from './ids.ts';
import { Cursor, limit, page } from './paging.ts';
import { Moment, line } from './text.ts';
import { Channel } from './channels.ts';

export const streamStates = ['scheduled', 'live', 'interrupted', 'ended'] as const;
export const StreamState = z
  .enum(streamStates)
  .describe(
    '`scheduled`: not started. `live`. `interrupted`: live, but nothing has been published for a moment; seats and room stay. `ended`.',
  );
export type StreamState = z.infer<typeof StreamState>;

export const visibilities = ['public', 'unlisted'] as const;
export const Visibility = z
  .enum(visibilities)
  .describe('`public`: in lists. `unlisted`: for everyone with the link, in no list.');
export type Visibility = z.infer<typeof Visibility>;

export const StreamTitle = line(120).describe('1 to 120 characters, one line.');

export const Stream = z
  .object({
    id: StreamId,
    channel: Channel,
    title: z.string(),
    visibility: Visibility,
    state: StreamState,
    created_at: Moment,
    started_at: Moment.nullable(),
    interrupted_at: Moment.nullable().describe('Since when nothing is published, while `interrupted`.'),
    ended_at: Moment.nullable(),
    viewers: z.int().describe('Seats taken now.'),
    viewer_limit: z.int().describe('Seats that there are.'),
    watch_url: z.string().describe('The page for viewers.'),
    can: z.object({ manage: z.boolean() }).describe('What the caller may do.'),
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
  summary: 'Streams, newest first',
  description:
    'Public streams; with `channel_id` of a channel that you run, its unlisted ones too. `live` includes `interrupted`.',
  caller: 'viewer',
  query: z.strictObject({
    state: z.enum(['live', 'ended']).default('live'),
    channel_id: ChannelId.optional(),
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
  body: z.strictObject({ title: StreamTitle, visibility: Visibility.default('public') }),
  success: { 201: one },
  errors: ['forbidden'],
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
  summary: 'Change title or visibility',
  caller: 'account',
  params,
  body: z.strictObject({ title: StreamTitle.optional(), visibility: Visibility.optional() }),
  success: { 200: one },
  errors: ['forbidden'],
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
  errors: ['forbidden', 'invalid_state', 'channel_already_live', 'media_unavailable'],
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
