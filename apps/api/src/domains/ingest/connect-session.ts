import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import { encoderToken } from '../../gateways/livekit/tokens.ts';
import type { WhipAnswer } from '../../gateways/livekit/whip.ts';
import { AppError } from '../../http/app-error.ts';
import { requestReconcile } from '../streams/index.ts';
import type { ShownKeyRow } from './stream-keys.queries.ts';
import {
  type WhipSessionRow,
  claimConnecting,
  putSession,
  releaseConnecting,
} from './whip-sessions.queries.ts';

/** A session that began. */
export type StartedSession = Pick<WhipAnswer, 'sdp' | 'iceSession' | 'links'> & { id: string };

type NewSession = Pick<WhipSessionRow, 'id' | 'keyId' | 'streamId'>;

/** Milliseconds that a claim of a key lasts: longer than LiveKit is waited for (whip.ts), and than a statement takes. */
const claimMs = 6_000;
/** Milliseconds between two attempts to claim a key, and how many there are: as long as a claim lasts. */
const retryMs = 50;
const attempts = claimMs / retryMs;

/**
 * Hands an offer to LiveKit and writes down whose session it is. LiveKit disconnects the session before, because both have the
 * identity of the key. Sessions of one key are connected one after the other, so the one that is written down last is the one
 * that LiveKit kept.
 * @throws AppError `stream_key_invalid` when the key ended meanwhile, `malformed_body`, `media_unavailable`
 */
export async function connectSession(
  context: Context,
  session: NewSession,
  { key, sdp }: { key: Pick<ShownKeyRow, 'id' | 'channel_name'>; sdp: string },
): Promise<StartedSession> {
  await claim(context, session);
  const { token } = await encoderToken(context.config, session.streamId, key.id, key.channel_name);
  let created: WhipAnswer;
  try {
    created = await context.livekit.whip.create(token, sdp);
  } catch (error) {
    await releaseConnecting(context.db, session.id);
    throw error;
  }
  const { participantId, ...answer } = created;
  const { iceSession } = answer;
  const row = { ...session, participantId, iceSession };
  if (await putSession(context.db, row, context.clock.now())) return { ...answer, id: session.id };

  // The key ended meanwhile: what was connected for it is disconnected, and no session but this one.
  await requestReconcile(context, context.db, session.streamId);
  try {
    await context.livekit.whip.remove(token, participantId);
  } catch (error) {
    context.log.warn({ err: error, streamId: session.streamId }, 'an encoder without a key is still there');
  }
  throw new AppError('stream_key_invalid');
}

/** Waits until no other session of the key is being connected. */
async function claim(context: Context, session: NewSession): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const now = context.clock.now();
    const until = new Date(now.getTime() + claimMs);
    const answer = await claimConnecting(context.db, session, { now, until });
    if (answer === 'claimed') return;
    if (answer === 'gone') throw new AppError('stream_key_invalid');
    await delay(retryMs);
  }
  throw new AppError('media_unavailable', 'Another session of this stream key is being connected.');
}
