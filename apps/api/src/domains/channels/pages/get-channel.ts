import { type ChannelRight, type ChannelRole, roleMay } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { AppError, notFound } from '../../../http/app-error.ts';
import { type AccountCaller, type Caller, userIdOf } from '../../../http/caller.ts';
import { findChannel, findStanding } from './channels.queries.ts';
import { roleOf } from './role.policy.ts';

/**
 * One channel by its id or its handle, and what the caller is there. One whose owner is suspended or leaving is not there.
 * @throws AppError `not_found`
 */
export async function getChannel(context: Context, idOrHandle: string, caller: Caller) {
  const userId = userIdOf(caller);
  const channel = await findChannel(context.db, idOrHandle, userId, context.clock.now());
  if (!channel) throw notFound();
  return { ...channel, role: roleOf(channel, userId), follows: channel.followers.length > 0 };
}

/**
 * One channel, for somebody who may do something there.
 * @throws AppError `not_found`, `forbidden`
 */
export async function getRunChannel(
  context: Context,
  channelId: string,
  caller: AccountCaller,
  right: ChannelRight,
) {
  const channel = await getChannel(context, channelId, caller);
  if (!roleMay(channel.role, right)) throw new AppError('forbidden');
  return channel;
}

/** What somebody is in a channel; null without a role there, and where there is no such channel. */
export async function roleIn(
  context: Context,
  channelId: string,
  userId: string | undefined,
): Promise<ChannelRole | null> {
  const decision = userId === undefined ? null : await findStanding(context.db, channelId, userId);
  return decision && roleOf(decision, userId);
}
