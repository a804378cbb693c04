import type { Context } from '../../../context.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { getRunChannel } from '../pages/get-channel.ts';
import { readMemberCursor, writeMemberCursor } from './member-cursor.ts';
import { listMemberRows } from './members.queries.ts';

/**
 * The people of a channel, who came last first.
 * @throws AppError `not_found`, `forbidden`, `validation_failed` for a cursor that is none of ours
 */
export async function listMembers(
  context: Context,
  caller: AccountCaller,
  channelId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  await getRunChannel(context, channelId, caller, 'manage_people');
  const after = cursor === undefined ? undefined : readMemberCursor(cursor);
  const found = await listMemberRows(context.db, channelId, { after, limit: limit + 1 });
  const members = found.slice(0, limit);
  const last = members.at(-1);
  return { members, nextCursor: found.length > members.length && last ? writeMemberCursor(last) : null };
}
