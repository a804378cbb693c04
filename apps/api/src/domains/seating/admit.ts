import type { Context } from '../../context.ts';
import { readRoomToken } from '../../gateways/livekit/tokens.ts';
import { AppError } from '../../http/app-error.ts';
import { mayJoinRoom } from './admission.policy.ts';
import { findAdmission } from './seats.queries.ts';

/**
 * Decides at the signalling gateway whether a media token opens its room now, and makes sure that the room is there.
 * @throws AppError with the reason: `media_token_invalid`, `not_found`, `seat_ended`, `forbidden`, `stream_not_live`,
 *   `media_unavailable`
 */
export async function admit(context: Context, token: string | undefined): Promise<void> {
  // 1. The token must be ours, and young.
  if (!token) throw new AppError('media_token_invalid', 'There is no media token.');
  const { room, identity } = await readRoomToken(context.config, token);

  // 2. Its holder must still have the seat, or run the stream.
  const row = await findAdmission(context.db, room, identity, context.clock.now());
  const stream = row && { ...row, seatHeld: row.seat_held };
  const admission = mayJoinRoom({ identity, stream });
  if (!admission.allowed) throw new AppError(admission.code, admission.detail);

  // 3. A media server that was restarted gets its room back with the first who returns.
  await context.livekit.ensureRoom(room);
}
