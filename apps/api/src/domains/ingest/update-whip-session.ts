import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import { readEntityTag } from './entity-tag.ts';
import { ownSession } from './own-session.ts';
import { setIceSession } from './whip-sessions.queries.ts';

/** What an encoder sends. */
interface Change {
  authorization: string | undefined;
  ifMatch: string | undefined;
  fragment: string;
}

/**
 * Hands on an encoder's candidates, or restarts its ICE.
 * @returns the answer to a restart, undefined for candidates
 * @throws AppError `stream_key_invalid`, `not_found`, `precondition_required`, `precondition_failed`, `malformed_body`,
 *   `media_unavailable`
 */
export async function updateWhipSession(
  context: Context,
  sessionId: string,
  { authorization, ifMatch, fragment }: Change,
): Promise<{ iceSession: string; fragment: string } | undefined> {
  // 1. The session is the encoder's own, and it means the ICE session that there is.
  const { token, participantId, ...session } = await ownSession(context, authorization, sessionId);
  if (ifMatch === undefined) throw new AppError('precondition_required');
  const restarts = ifMatch.trim() === '*';
  if (!restarts && readEntityTag(ifMatch) !== session.iceSession) throw new AppError('precondition_failed');

  // 2. LiveKit takes it.
  const iceSession = restarts ? undefined : session.iceSession;
  const answer = await context.livekit.whip.patch(token, { participantId, iceSession, fragment });
  if (answer === 'gone') throw notFound();
  if (answer === 'done') return undefined;
  await setIceSession(context.db, sessionId, answer.iceSession);
  return answer;
}
