import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { findChannel } from './channels.queries.ts';
import { runsChannel } from './staff.policy.ts';

/**
 * One channel.
 * @throws AppError `not_found`
 */
export async function getChannel(context: Context, channelId: string) {
  const channel = await findChannel(context.db, channelId);
  if (!channel) throw notFound();
  return channel;
}

/**
 * One channel, for someone who runs it.
 * @throws AppError `not_found`, `forbidden`
 */
export async function getRunChannel(context: Context, channelId: string, caller: AccountCaller) {
  const channel = await getChannel(context, channelId);
  if (!runsChannel(channel, caller.userId)) throw new AppError('forbidden');
  return channel;
}
