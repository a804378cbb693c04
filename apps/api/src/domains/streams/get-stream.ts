import type { ChannelRight } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import { type AccountCaller, type Caller, viewerIdOf } from '../../http/caller.ts';
import { isVisible, mayInChannel } from '../access/index.ts';
import type { StreamView } from './stream.ts';
import { findStream } from './streams.queries.ts';

/**
 * One stream, as far as it is there for the caller.
 * @throws AppError `not_found`
 */
export async function getStream(context: Context, caller: Caller, streamId: string): Promise<StreamView> {
  const asking = { viewerId: viewerIdOf(caller), now: context.clock.now() };
  const stream = await findStream(context.db, streamId, asking);
  if (!stream || !isVisible(stream.visibility, stream.viewerFacts)) throw notFound();
  return stream;
}

/**
 * One stream, for someone who has a right in its channel.
 * @throws AppError `not_found`, `forbidden`
 */
export async function getRunStream(
  context: Context,
  streamId: string,
  caller: AccountCaller,
  right: ChannelRight = 'run_streams',
): Promise<StreamView> {
  const stream = await getStream(context, caller, streamId);
  if (!mayInChannel(stream.viewerFacts, right)) throw new AppError('forbidden');
  return stream;
}
