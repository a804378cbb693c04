import type { ChatAuthor } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import { type Caller, userIdOf } from '../../http/caller.ts';
import { runsChannel } from '../channels/index.ts';
import { takesMessages } from './chat.policy.ts';
import { findSpeaker } from './chat.queries.ts';

/**
 * Who a message is from, as others see it.
 * @throws AppError `not_found` (the stream), `stream_not_live`, `display_name_required` for a guest without a name and for
 *   someone unknown, `token_invalid` (the account is gone)
 */
export async function chatAuthor(context: Context, caller: Caller, streamId: string): Promise<ChatAuthor> {
  const speaker = await findSpeaker(context.db, streamId, caller);
  if (!speaker) throw notFound();
  if (!takesMessages(speaker.state))
    throw new AppError('stream_not_live', 'The chat is open while the stream is live.');

  if (caller.kind === 'account') {
    if (speaker.display_name === null)
      throw new AppError('token_invalid', 'The account of this token does not exist.');
    const role = runsChannel({ ownerId: speaker.owner_id }, userIdOf(caller)) ? 'host' : 'account';
    return { id: caller.userId, display_name: speaker.display_name, role };
  }
  if (caller.kind === 'unknown' || speaker.display_name === null) throw new AppError('display_name_required');
  return { id: caller.guestId, display_name: speaker.display_name, role: 'guest' };
}
