import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { getRunChannel } from '../channels/index.ts';
import { type StreamKeyView, findStreamKey } from './stream-keys.queries.ts';

/**
 * The caller's stream key in a channel; null without one.
 * @throws AppError `not_found`, `forbidden`
 */
export async function getStreamKey(
  context: Context,
  caller: AccountCaller,
  channelId: string,
): Promise<StreamKeyView | null> {
  await getRunChannel(context, channelId, caller, 'run_streams');
  return findStreamKey(context.db, channelId, caller.userId);
}

/** The server that people enter in their encoders. */
export function whipServerUrl({ config }: Pick<Context, 'config'>): string {
  return new URL('/whip', config.publicUrl).href;
}
