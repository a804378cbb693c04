import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { pictureLimit, pictureTypes } from '../identity/profile.ts';
import { ChannelId } from '../ids.ts';
import { Cursor, limit, page } from '../paging.ts';
import { TimeZone, line } from '../text.ts';
import {
  Category,
  Description,
  ScheduledFor,
  Stream,
  StreamTitle,
  Tag,
  Tags,
  Visibility,
  ofStream,
  oneStream,
} from './stream.ts';

/** A zone is named for a time. */
function namesZoneForTime(body: { scheduled_for?: unknown; time_zone?: unknown }): boolean {
  return body.time_zone === undefined || body.scheduled_for !== undefined;
}
const zoneAlone = { path: ['time_zone'], message: 'means nothing without `scheduled_for`' };

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
      start_on_encoder: z.boolean().default(false),
    })
    .refine(namesZoneForTime, zoneAlone),
  success: { 201: oneStream },
  errors: ['channel_inactive', 'forbidden', 'plan_required', 'date_in_past', 'time_skipped', 'time_repeated'],
});

export const getStream = endpoint({
  id: 'getStream',
  method: 'GET',
  path: '/v1/streams/{stream_id}',
  tag: 'streams',
  summary: 'One stream',
  caller: 'viewer',
  params: ofStream,
  success: { 200: oneStream },
  errors: [],
});

export const updateStream = endpoint({
  id: 'updateStream',
  method: 'PATCH',
  path: '/v1/streams/{stream_id}',
  tag: 'streams',
  summary: 'Change a stream',
  description:
    'A new visibility counts at once: who may not stay is out. Only a stream that was not started can be moved to another time, or be set to start with an encoder.',
  caller: 'account',
  params: ofStream,
  body: z.strictObject({
    title: StreamTitle.optional(),
    visibility: Visibility.optional(),
    description: Description.optional(),
    category: Category.nullable().optional(),
    tags: Tags.optional(),
    scheduled_for: ScheduledFor.optional(),
    time_zone: TimeZone.optional(),
    start_on_encoder: z
      .boolean()
      .optional()
      .describe('Whether it starts when an encoder connects; only of a stream that was not started.'),
    queue_members_first: z
      .boolean()
      .optional()
      .describe('Whether members of the channel come first in the queue, also those who join it later.'),
  }),
  success: { 200: oneStream },
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
  params: ofStream,
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
  params: ofStream,
  success: { 200: oneStream },
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
  params: ofStream,
  body: z
    .strictObject({ scheduled_for: ScheduledFor.optional(), time_zone: TimeZone.optional() })
    .refine(namesZoneForTime, zoneAlone),
  success: { 201: oneStream },
  errors: ['channel_inactive', 'forbidden', 'plan_required', 'date_in_past', 'time_skipped', 'time_repeated'],
});

export const setStreamCover = endpoint({
  id: 'setStreamCover',
  method: 'PUT',
  path: '/v1/streams/{stream_id}/cover',
  tag: 'streams',
  summary: 'Choose a stream’s cover',
  description: 'The body is the picture itself. It is cut to 16:9 and drawn anew at 1280 × 720 pixels.',
  caller: 'account',
  params: ofStream,
  upload: { types: pictureTypes, limit: pictureLimit },
  success: { 200: oneStream },
  errors: ['forbidden', 'image_unreadable', 'rate_limited'],
});

export const removeStreamCover = endpoint({
  id: 'removeStreamCover',
  method: 'DELETE',
  path: '/v1/streams/{stream_id}/cover',
  tag: 'streams',
  summary: 'Take a stream’s cover away',
  caller: 'account',
  params: ofStream,
  success: { 200: oneStream },
  errors: ['forbidden'],
});
