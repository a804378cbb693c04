import type { ChatAuthor } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import { type Caller, userIdOf } from '../../http/caller.ts';
import { getGuest, getMe } from '../identity/index.ts';
import { runsChannel } from '../channels/index.ts';

/**
 * Who a message is from, as others see it.
 * @throws AppError `display_name_required` for a guest without a name and for someone unknown
 */
export async function chatAuthor(
  context: Context,
  caller: Caller,
  channel: { ownerId: string },
): Promise<ChatAuthor> {
  if (caller.kind === 'account') {
    const user = await getMe(context, caller);
    const role = runsChannel(channel, userIdOf(caller)) ? 'host' : 'account';
    return { id: user.id, display_name: user.displayName, role };
  }
  const guest = caller.kind === 'guest' ? await getGuest(context, caller.guestId) : undefined;
  if (!guest?.displayName) throw new AppError('display_name_required');
  return { id: guest.id, display_name: guest.displayName, role: 'guest' };
}
