import { roleMay } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { type Caller, userIdOf, viewerIdOf } from '../../../http/caller.ts';
import { roleIn } from '../../channels/index.ts';
import type { StreamView } from '../stream.ts';
import { type Subject, findStreams } from './find-streams.ts';
import { type ListState, partSizes } from './list-conditions.queries.ts';
import { readCursor, writeCursor } from './stream-cursor.ts';

/** Which streams are invitedToChannel for. */
interface Request extends Subject {
  state: ListState;
  channelId: string | undefined;
  limit: number;
  cursor: string | undefined;
}

/**
 * A page of streams: those with a date soonest first, others newest first. Who runs a channel sees all of its streams.
 * @throws AppError `validation_failed` for a cursor that is none of ours
 */
export async function listStreams(
  context: Context,
  caller: Caller,
  { state, channelId, category, tag, q, limit, cursor }: Request,
): Promise<{ streams: StreamView[]; nextCursor: string | null }> {
  // 1. What the list is for this caller.
  const after = cursor === undefined ? undefined : readCursor(state, cursor);
  const viewerId = viewerIdOf(caller);
  const role = channelId === undefined ? null : await roleIn(context, channelId, userIdOf(caller));
  const hiddenToo = roleMay(role, 'run_streams');
  const about = { state, channelId, hiddenToo, viewerId, now: context.clock.now(), after };

  // 2. One stream more than the page has shows whether there is another page.
  const read = partSizes.find((size) => size > limit) ?? partSizes[2];
  const found = await findStreams(context, { ...about, limit: read }, { category, tag, q });
  const streams = found.slice(0, limit);
  const last = streams.at(-1);
  const goesOn = found.length > streams.length;
  return { streams, nextCursor: goesOn && last ? writeCursor(state, last) : null };
}
