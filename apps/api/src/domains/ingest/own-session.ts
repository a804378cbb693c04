import type { Context } from '../../context.ts';
import { encoderToken } from '../../gateways/livekit/tokens.ts';
import { notFound } from '../../http/app-error.ts';
import { authorizeEncoder } from './authorize-encoder.ts';
import { type WhipSessionRow, findSession } from './whip-sessions.queries.ts';

/**
 * The session of an encoder that shows its key, and a token for LiveKit. LiveKit of 1.13.5 does not compare who asks with whose
 * session it is, so this is the only check.
 * @throws AppError `stream_key_invalid`, `not_found` for a session of another key, or one that is over
 */
export async function ownSession(
  context: Context,
  authorization: string | undefined,
  sessionId: string,
): Promise<WhipSessionRow & { token: string }> {
  const key = await authorizeEncoder(context, authorization);
  const session = await findSession(context.db, sessionId);
  if (session?.keyId !== key.id) throw notFound();
  const { token } = await encoderToken(context.config, session.streamId, key.id, key.channel_name);
  return { ...session, token };
}

/**
 * Whether there is a session.
 * @throws AppError `not_found`
 */
export async function requireSession(context: Context, sessionId: string): Promise<void> {
  if (!(await findSession(context.db, sessionId))) throw notFound();
}
