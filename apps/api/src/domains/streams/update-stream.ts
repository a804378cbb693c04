import type { Visibility } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { getRunStream, getStream } from './get-stream.ts';
import type { StreamView } from './stream.ts';
import { changeStream } from './streams.queries.ts';

/**
 * Changes what a stream is called and who finds it.
 * @throws AppError `not_found`, `forbidden`
 */
export async function updateStream(
  context: Context,
  caller: AccountCaller,
  streamId: string,
  changes: { title: string | undefined; visibility: Visibility | undefined },
): Promise<StreamView> {
  await getRunStream(context, streamId, caller);
  await changeStream(context.db, streamId, changes);
  return getStream(context, streamId);
}
