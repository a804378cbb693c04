import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { getRunStream } from '../get-stream.ts';
import { requestReconcile } from '../live/request-reconcile.ts';
import { isOnAir } from '../../access/index.ts';
import { deleteInvitee } from './invitees.queries.ts';

/**
 * Lets somebody into a private stream no longer; who is in it is removed within seconds.
 * @throws AppError `not_found`, `forbidden`
 */
export async function removeInvitee(
  context: Context,
  caller: AccountCaller,
  streamId: string,
  inviteeId: string,
): Promise<void> {
  const stream = await getRunStream(context, streamId, caller);
  if (!(await deleteInvitee(context.db, streamId, inviteeId))) throw notFound();
  if (isOnAir(stream.state)) await requestReconcile(context, context.db, streamId);
}
