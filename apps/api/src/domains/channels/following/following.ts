import type { Context } from '../../../context.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { recordEvent } from '../../events/index.ts';
import { getChannel } from '../pages/get-channel.ts';
import { deleteFollow, insertFollow } from './follows.queries.ts';

/**
 * Follows a channel. Following it twice changes nothing.
 * @throws AppError `not_found`
 */
export async function followChannel(
  context: Context,
  caller: AccountCaller,
  channelId: string,
): Promise<void> {
  await getChannel(context, channelId, caller);
  const { userId } = caller;
  await context.db.$transaction(async (tx) => {
    if (!(await insertFollow(tx, userId, channelId, context.clock.now()))) return;
    const ids = { channel_id: channelId, account_id: userId };
    await recordEvent(context, tx, { type: 'follow.created', ...ids, payload: {} });
  });
}

/**
 * Follows a channel no longer.
 * @throws AppError `not_found`
 */
export async function unfollowChannel(
  context: Context,
  caller: AccountCaller,
  channelId: string,
): Promise<void> {
  await getChannel(context, channelId, caller);
  await deleteFollow(context.db, caller.userId, channelId);
}
