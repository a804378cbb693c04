import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { ChannelId, StreamId, StreamKeyId, UserId, WhipSessionId } from './ids.ts';
import { page } from './paging.ts';
import { Moment } from './text.ts';

/** What a stream key is, without the key itself. */
export const StreamKey = z
  .object({
    id: StreamKeyId.describe('Also the identity of its encoder in the room of a stream.'),
    prefix: z.string().describe('What the key begins with, to recognize it.'),
    created_at: Moment,
    last_used_at: Moment.nullable().describe('When an encoder last began to publish with it.'),
    session: z
      .object({ id: WhipSessionId, stream_id: StreamId, started_at: Moment })
      .nullable()
      .describe(
        'The newest session of an encoder that did not end it. Whether it still sends, the room of the stream shows.',
      ),
  })
  .meta({ id: 'StreamKey' });
export type StreamKey = z.infer<typeof StreamKey>;

const ServerUrl = z.string().describe('The server to enter in the encoder, for WHIP.');
const ofChannel = z.object({ channel_id: ChannelId });

export const getStreamKey = endpoint({
  id: 'getStreamKey',
  method: 'GET',
  path: '/v1/channels/{channel_id}/stream-key',
  tag: 'ingest',
  summary: 'Your stream key in a channel',
  description: 'The key itself is shown once only, when it is made.',
  caller: 'account',
  params: ofChannel,
  success: { 200: z.object({ stream_key: StreamKey.nullable(), server_url: ServerUrl }) },
  errors: ['forbidden'],
});

export const createStreamKey = endpoint({
  id: 'createStreamKey',
  method: 'POST',
  path: '/v1/channels/{channel_id}/stream-key',
  tag: 'ingest',
  summary: 'Make a stream key, or reset it',
  description:
    'For the owner and producers: each has a key of their own in each channel. The key before ends at once, and with it what its encoder publishes. A key ends with the role.',
  caller: 'account',
  params: ofChannel,
  success: {
    201: z.object({
      stream_key: StreamKey,
      key: z
        .string()
        .describe('The key itself, which is stored nowhere: the bearer token to enter in the encoder.'),
      server_url: ServerUrl,
    }),
  },
  errors: ['channel_inactive', 'forbidden', 'rate_limited'],
});

export const deleteStreamKey = endpoint({
  id: 'deleteStreamKey',
  method: 'DELETE',
  path: '/v1/channels/{channel_id}/stream-key',
  tag: 'ingest',
  summary: 'Delete your stream key in a channel',
  description: 'What its encoder publishes ends at once. Without a key nothing changes.',
  caller: 'account',
  params: ofChannel,
  success: { 204: z.null() },
  errors: ['forbidden'],
});

/** An encoder that publishes into a stream, and whose it is. */
export const Encoder = z
  .object({
    id: StreamKeyId.describe('The id of its stream key, and its identity in the room.'),
    user: z.object({ id: UserId, display_name: z.string() }).describe('Whose stream key it is.'),
    started_at: Moment,
    can_disconnect: z.boolean().describe('Whether you may disconnect it.'),
  })
  .meta({ id: 'Encoder' });
export type Encoder = z.infer<typeof Encoder>;

export const listEncoders = endpoint({
  id: 'listEncoders',
  method: 'GET',
  path: '/v1/streams/{stream_id}/encoders',
  tag: 'ingest',
  summary: 'The encoders of a stream',
  description:
    'The newest session of each stream key that its encoder did not end. Whether it still sends, the room of the stream shows.',
  caller: 'account',
  params: z.object({ stream_id: StreamId }),
  success: { 200: page(Encoder) },
  errors: ['forbidden'],
});

export const disconnectEncoder = endpoint({
  id: 'disconnectEncoder',
  method: 'DELETE',
  path: '/v1/streams/{stream_id}/encoders/{encoder_id}',
  tag: 'ingest',
  summary: 'Disconnect an encoder',
  description:
    'Ends what it publishes: your own for everybody who runs streams, any for the owner of the channel. Its stream key stays valid, so a program that connects again by itself comes back; resetting the key keeps it out. Without such an encoder nothing changes.',
  caller: 'account',
  params: z.object({ stream_id: StreamId, encoder_id: StreamKeyId }),
  success: { 204: z.null() },
  errors: ['forbidden', 'media_unavailable'],
});

/** Largest offer in bytes: a browser's with simulcast is a tenth of that. */
const sdpLimit = 64 * 1024;
const sdp = 'application/sdp';
/** RFC 8840. */
const sdpFragment = 'application/trickle-ice-sdpfrag';
const ofSession = z.object({ session_id: WhipSessionId });

export const startWhipSession = endpoint({
  id: 'startWhipSession',
  method: 'POST',
  path: '/whip',
  tag: 'ingest',
  summary: 'Publish with WHIP',
  description:
    'RFC 9725, for OBS and other encoders: the body is an SDP offer, `Authorization: Bearer` has a stream key. It publishes into the stream of the key’s channel that is live, or starts the one that is set to start with the encoder (`start_on_encoder`); of several, the one whose time is nearest. Without either it is refused with `stream_not_live`. `Location` is the session’s address, `ETag` its ICE session. Another session with the same key replaces the one before.',
  caller: 'encoder',
  upload: { types: [sdp], limit: sdpLimit },
  download: sdp,
  success: { 201: z.unknown() },
  errors: [
    'channel_inactive',
    'stream_key_invalid',
    'malformed_body',
    'stream_not_live',
    'plan_required',
    'rate_limited',
    'media_unavailable',
  ],
});

export const getWhipEndpoint = endpoint({
  id: 'getWhipEndpoint',
  method: 'GET',
  path: '/whip',
  tag: 'ingest',
  summary: 'Nothing to read',
  description: 'RFC 9725 asks for an empty answer.',
  caller: 'anyone',
  success: { 204: z.null() },
  errors: [],
});

export const getWhipSession = endpoint({
  id: 'getWhipSession',
  method: 'GET',
  path: '/whip/{session_id}',
  tag: 'ingest',
  summary: 'Nothing to read of a session',
  description: 'RFC 9725 asks for an empty answer.',
  caller: 'anyone',
  params: ofSession,
  success: { 204: z.null() },
  errors: [],
});

export const updateWhipSession = endpoint({
  id: 'updateWhipSession',
  method: 'PATCH',
  path: '/whip/{session_id}',
  tag: 'ingest',
  summary: 'Trickle ICE candidates, or restart ICE',
  description:
    '`If-Match` names the ICE session by its `ETag`, or is `*` to restart ICE: that answers 200 with an SDP fragment and another `ETag`.',
  caller: 'encoder',
  params: ofSession,
  upload: { types: [sdpFragment], limit: sdpLimit },
  download: sdpFragment,
  success: { 200: z.unknown(), 204: z.null() },
  errors: [
    'stream_key_invalid',
    'malformed_body',
    'precondition_required',
    'precondition_failed',
    'media_unavailable',
  ],
});

export const endWhipSession = endpoint({
  id: 'endWhipSession',
  method: 'DELETE',
  path: '/whip/{session_id}',
  tag: 'ingest',
  summary: 'Stop publishing',
  description: 'A session that another one replaced, or that ended, is not there any more.',
  caller: 'encoder',
  params: ofSession,
  success: { 200: z.null() },
  errors: ['stream_key_invalid', 'media_unavailable'],
});
