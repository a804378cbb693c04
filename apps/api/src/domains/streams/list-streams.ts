import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import { type Caller, userIdOf } from '../../http/caller.ts';
import { getChannel, runsChannel } from '../channels/index.ts';
import { readCursor, writeCursor } from './stream-cursor.ts';
import type { StreamView } from './stream.ts';
import { listStreams as queryStreams } from './streams.queries.ts';

/**
 * A page of streams, newest first. Who runs a channel sees its unlisted streams too.
 * @throws AppError `validation_failed` for a cursor that is none of ours
 */
export async function listStreams(
  context: Context,
  caller: Caller,
  input: {
    state: 'live' | 'ended';
    channelId: string | undefined;
    limit: number;
    cursor: string | undefined;
  },
): Promise<{ streams: StreamView[]; nextCursor: string | null }> {
  const after = input.cursor === undefined ? undefined : readCursor(input.cursor);
  if (after === null) throw new AppError('validation_failed', '/query/cursor: is not a cursor of this list');
  const unlistedToo = await mayListUnlisted(context, caller, input.channelId);
  const found = await queryStreams(context.db, { ...input, after, unlistedToo, limit: input.limit + 1 });
  const streams = found.slice(0, input.limit);
  const last = streams.at(-1);
  return { streams, nextCursor: found.length > streams.length && last ? writeCursor(last) : null };
}

async function mayListUnlisted(
  context: Context,
  caller: Caller,
  channelId: string | undefined,
): Promise<boolean> {
  const userId = userIdOf(caller);
  if (channelId === undefined || userId === undefined) return false;
  const channel = await getChannel(context, channelId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  });
  return channel !== undefined && runsChannel(channel, userId);
}
