import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { runsChannel } from '../channels/index.ts';
import type { StreamView } from './stream.ts';
import { findStream } from './streams.queries.ts';

/**
 * One stream.
 * @throws AppError `not_found`
 */
export async function getStream(context: Context, streamId: string): Promise<StreamView> {
  const stream = await findStream(context.db, streamId);
  if (!stream) throw notFound();
  return stream;
}

/**
 * One stream, for someone who runs its channel.
 * @throws AppError `not_found`, `forbidden`
 */
export async function getRunStream(
  context: Context,
  streamId: string,
  caller: AccountCaller,
): Promise<StreamView> {
  const stream = await getStream(context, streamId);
  if (!runsChannel(stream.channel, caller.userId)) throw new AppError('forbidden');
  return stream;
}
