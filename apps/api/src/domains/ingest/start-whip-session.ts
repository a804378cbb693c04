import type { ErrorCode } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { consumeLimit } from '../limits/index.ts';
import { startStream } from '../streams/index.ts';
import { authorizeEncoder } from './authorize-encoder.ts';
import { type StartedSession, connectSession } from './connect-session.ts';
import type { ShownKeyRow } from './stream-keys.queries.ts';

/** What an encoder sends to begin with. */
interface Offer {
  authorization: string | undefined;
  /** The network address that it comes from. */
  address: string;
  sdp: string;
}

/**
 * Lets an encoder publish into its channel's stream, which it starts where that is set to. Its session before this one ends.
 * @throws AppError `stream_key_invalid`, `malformed_body`, `stream_not_live`, `plan_required`, `rate_limited`,
 *   `media_unavailable`
 */
export async function startWhipSession(
  context: Context,
  { authorization, address, sdp }: Offer,
): Promise<StartedSession> {
  // 1. The key is good, and no program tries too often.
  await consumeLimit(context, 'encoderAddress', address);
  const key = await authorizeEncoder(context, authorization);
  await consumeLimit(context, 'encoderKey', key.id);
  requireOffer(sdp);

  // 2. There is a stream to publish into, and its room.
  const streamId = await openStreamFor(context, key);
  await context.livekit.ensureRoom(streamId);

  // 3. LiveKit takes the offer, and whose session it is is written down.
  return connectSession(context, { id: newId('whipSession'), keyId: key.id, streamId }, { key, sdp });
}

/** An offer that LiveKit could not answer would cost the session before: it is the first thing that ends. */
function requireOffer(sdp: string): void {
  const isOffer = sdp.startsWith('v=0') && /^m=(audio|video) /m.test(sdp) && /^a=ice-ufrag:/m.test(sdp);
  if (!isOffer || !/^a=fingerprint:/m.test(sdp))
    throw new AppError('malformed_body', 'The body is no SDP offer of audio or video with ICE and DTLS.');
}

async function openStreamFor(context: Context, { stream_id: streamId, state, ...key }: ShownKeyRow) {
  if (streamId === null)
    throw new AppError(
      'stream_not_live',
      'The channel has no live stream, and none that starts with an encoder. Go live in the studio, or set a stream to start when the encoder connects.',
    );
  if (state === 'scheduled') await startScheduled(context, key.user_id, streamId);
  return streamId;
}

/** Errors of a start that say that stream or channel were changed while the encoder connected. */
const changedMeanwhile: readonly ErrorCode[] = [
  'channel_already_live',
  'invalid_state',
  'not_found',
  'forbidden',
];

async function startScheduled(context: Context, userId: string, streamId: string): Promise<void> {
  try {
    await startStream(context, personOf(userId), streamId);
  } catch (error) {
    if (!(error instanceof AppError) || !changedMeanwhile.includes(error.code)) throw error;
    const detail = 'The stream or its channel was changed meanwhile. Connect again.';
    throw new AppError('stream_not_live', detail, { cause: error });
  }
}

/** The person of a key, as one who did not just sign in. */
function personOf(userId: string): AccountCaller {
  const signedInAt = new Date(0);
  return { kind: 'account', userId, sessionId: null, signedInAt, role: 'member' };
}
