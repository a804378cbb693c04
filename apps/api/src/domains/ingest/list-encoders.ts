import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { getRunStream } from '../streams/index.ts';
import { mayDisconnect } from './encoders.policy.ts';
import { type EncoderRow, listEncodersOf } from './encoders.queries.ts';

/** An encoder of a stream, and whether whoever asks may disconnect it. */
export type ListedEncoder = EncoderRow & { canDisconnect: boolean };

/**
 * The encoders of a stream whose sessions nobody ended. They are few, so there is one page.
 * @throws AppError `not_found`, `forbidden`
 */
export async function listEncoders(
  context: Context,
  caller: AccountCaller,
  streamId: string,
): Promise<ListedEncoder[]> {
  const { viewerFacts } = await getRunStream(context, streamId, caller);
  const asking = { userId: caller.userId, role: viewerFacts.role };
  const encoders = await listEncodersOf(context.db, streamId);
  return encoders.map((encoder) => ({
    ...encoder,
    canDisconnect: mayDisconnect(asking, { userId: encoder.user.id }),
  }));
}
