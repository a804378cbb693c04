import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { listChannelsOf } from './channels.queries.ts';

/** The channels that an account owns, oldest first. A plan allows few, so there is one page. */
export function listMyChannels(context: Context, caller: AccountCaller) {
  return listChannelsOf(context.db, caller.userId);
}
