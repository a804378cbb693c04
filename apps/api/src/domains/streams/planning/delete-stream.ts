import type { Context } from '../../../context.ts';
import { AppError, notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { getRunStream } from '../get-stream.ts';
import { removeStream } from './remove-stream.queries.ts';

/**
 * Deletes a stream with its chat, its invitees and its cover.
 * @throws AppError `not_found`, `forbidden`, `invalid_state` (it is on air)
 */
export async function deleteStream(context: Context, caller: AccountCaller, streamId: string): Promise<void> {
  await getRunStream(context, streamId, caller);
  const removed = await removeStream(context.db, streamId);
  if (removed === 'on_air') throw new AppError('invalid_state', 'This stream is on air. End it first.');
  if (removed === 'gone') throw notFound();
}
