import type { ChannelLink } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { violatesUnique } from '../../../db/errors.ts';
import { isReserved } from '../../../handles.ts';
import { AppError, notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { nameKey } from '../../../name-key.ts';
import { recordEvent } from '../../events/index.ts';
import { changeChannel, oneChannelPerHandle } from './channels.queries.ts';
import { getChannel, getRunChannel } from './get-channel.ts';

/** What an owner writes of a channel; what is left out stays as it is. */
interface Wishes {
  name?: string | undefined;
  handle?: string | undefined;
  description?: string | undefined;
  links?: ChannelLink[] | undefined;
}

/**
 * Changes a channel.
 * @throws AppError `not_found`, `forbidden`, `handle_taken` (by another channel, or reserved)
 */
export async function updateChannel(
  context: Context,
  caller: AccountCaller,
  channelId: string,
  wishes: Wishes,
) {
  const { name, handle, description, links } = wishes;
  const before = await getRunChannel(context, channelId, caller, 'edit_channel');
  if (handle !== undefined && handle !== before.handle && isReserved(handle))
    throw new AppError('handle_taken');
  const changes = {
    ...(name !== undefined && { name, nameKey: nameKey(name) }),
    ...(handle !== undefined && { handle }),
    ...(description !== undefined && { description }),
    ...(links !== undefined && { links }),
  };
  try {
    await context.db.$transaction(async (tx) => {
      const changed = await changeChannel(tx, channelId, changes);
      if (changed === undefined) throw notFound();
      if (changed.length === 0) return;
      await recordEvent(context, tx, {
        type: 'channel.updated',
        channel_id: channelId,
        payload: { changed },
      });
    });
  } catch (error) {
    if (violatesUnique(error, oneChannelPerHandle)) throw new AppError('handle_taken');
    throw error;
  }
  return getChannel(context, channelId, caller);
}
