import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Moment } from '../text.ts';
import { ofStream, oneStream } from './stream.ts';

export const startStream = endpoint({
  id: 'startStream',
  method: 'POST',
  path: '/v1/streams/{stream_id}/start',
  tag: 'streams',
  summary: 'Go live',
  description: 'Starting a stream that is live already changes nothing.',
  caller: 'account',
  params: ofStream,
  success: { 200: oneStream },
  errors: [
    'channel_inactive',
    'forbidden',
    'plan_required',
    'invalid_state',
    'channel_already_live',
    'media_unavailable',
  ],
});

export const endStream = endpoint({
  id: 'endStream',
  method: 'POST',
  path: '/v1/streams/{stream_id}/end',
  tag: 'streams',
  summary: 'End the stream',
  description: 'Ends it for everyone. Ending a stream that has ended changes nothing.',
  caller: 'account',
  params: ofStream,
  success: { 200: oneStream },
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
  params: ofStream,
  success: { 200: RoomAccess },
  errors: ['forbidden', 'stream_not_live', 'media_unavailable'],
});
