import type { Context } from '../../../context.ts';
import { AppError, notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { getRunStream } from '../get-stream.ts';
import { eraseStream as erase, isMarkedDeleted, markStreamDeleted } from './mark-deleted.queries.ts';

/**
 * Deletes a stream: from here on it is there for nobody, and a job removes it with its chat, its invitees and its cover.
 * @throws AppError `not_found`, `forbidden`, `invalid_state` (it is on air)
 */
export async function deleteStream(context: Context, caller: AccountCaller, streamId: string): Promise<void> {
  await getRunStream(context, streamId, caller);
  const marked = await context.db.$transaction(async (tx) => {
    const outcome = await markStreamDeleted(tx, streamId, context.clock.now());
    if (outcome === 'marked') await context.jobs.send(tx, 'delete_stream', { streamId });
    return outcome;
  });
  if (marked === 'on_air') throw new AppError('invalid_state', 'This stream is on air. End it first.');
  if (marked === 'gone') throw notFound();
}

/** The job that follows: removes a stream that is marked as deleted, in batches. May be interrupted, and run twice. */
export async function eraseStream(context: Context, streamId: string, signal?: AbortSignal): Promise<void> {
  if (await isMarkedDeleted(context.db, streamId)) await erase(context.db, streamId, signal);
}
