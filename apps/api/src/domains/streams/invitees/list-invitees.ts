import type { Context } from '../../../context.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { getRunStream } from '../get-stream.ts';
import { type InviteeRow, listInvitees as query } from './invitees.queries.ts';

/**
 * Whom a stream is for while it is private, in the order in which they were named. They are few, so there is one page.
 * @throws AppError `not_found`, `forbidden`
 */
export async function listInvitees(
  context: Context,
  caller: AccountCaller,
  streamId: string,
): Promise<InviteeRow[]> {
  await getRunStream(context, streamId, caller);
  return query(context.db, streamId);
}
