import type { Context } from '../../../context.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { getRunChannel } from '../pages/get-channel.ts';
import { listOpenInvitations } from './invitations.queries.ts';

/**
 * Invitations into a channel that are open, newest first; `before` is the last id of the page before.
 * @throws AppError `not_found`, `forbidden`
 */
export async function listInvitations(
  context: Context,
  caller: AccountCaller,
  channelId: string,
  page: { before: string | undefined; limit: number },
) {
  await getRunChannel(context, channelId, caller, 'manage_people');
  return listOpenInvitations(context.db, channelId, page);
}
