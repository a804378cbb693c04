import type { ChannelLink } from '@footlight/contracts';
import { fits } from '@footlight/plans';
import type { Context } from '../../../context.ts';
import { isReserved } from '../../../handles.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { entitlementOf, planLimitReached } from '../../entitlements/index.ts';
import { countOwned, lockOwner } from './channels.queries.ts';
import { getChannel } from './get-channel.ts';
import { makeChannel } from './make-channel.ts';

/** What somebody writes of a new channel. */
interface Wishes {
  name: string;
  handle?: string | undefined;
  description: string;
  links: ChannelLink[];
}

/**
 * Makes a channel for the caller.
 * @throws AppError `handle_taken` (by another channel, or reserved), `plan_limit_reached`, `session_ended` (the
 *   account is gone)
 */
export async function createChannel(context: Context, caller: AccountCaller, wishes: Wishes) {
  const { userId } = caller;
  if (wishes.handle !== undefined && isReserved(wishes.handle)) throw new AppError('handle_taken');
  const id = await context.db.$transaction(async (tx) => {
    // 1. One at a time, so that channels that are made at once are counted.
    if (!(await lockOwner(tx, userId))) throw new AppError('session_ended');

    // 2. The plan must have room for one more.
    const { rights } = await entitlementOf(context, userId, tx);
    const wanted = (await countOwned(tx, userId)) + 1;
    if (!fits(rights, 'channels', wanted))
      throw planLimitReached(context.config, 'channels', { wanted, whose: 'Your plan' });

    // 3. It is made.
    return makeChannel(context, tx, { ownerId: userId, ...wishes });
  });
  return getChannel(context, id, caller);
}
