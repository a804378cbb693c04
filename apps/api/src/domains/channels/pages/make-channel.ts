import type { ChannelLink } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { handlesFor } from '../../../handles.ts';
import { AppError } from '../../../http/app-error.ts';
import { newId } from '../../../ids.ts';
import { nameKey } from '../../../name-key.ts';
import { recordEvent } from '../../events/index.ts';
import { insertChannel } from './channels.queries.ts';

/** What a channel begins with. */
interface NewChannel {
  ownerId: string;
  name: string;
  handle?: string | undefined;
  description?: string;
  links?: ChannelLink[];
}

/**
 * Makes a channel, inside the caller's transaction. Without a handle it gets one from its name, with digits behind it when
 * another channel has it. Whether the owner's plan has room is for the caller to know.
 * @returns its id
 * @throws AppError `handle_taken`
 */
export async function makeChannel(
  context: Context,
  tx: Transaction,
  { ownerId, name, handle: wanted, description = '', links = [] }: NewChannel,
): Promise<string> {
  const id = newId('channel');
  const createdAt = context.clock.now();
  const channel = { id, ownerId, name, nameKey: nameKey(name), description, links, createdAt };
  const handles = wanted === undefined ? handlesFor(name, 'channel') : [wanted];
  for (const handle of handles) {
    if (!(await insertChannel(tx, { ...channel, handle }))) continue;
    await recordEvent(context, tx, { type: 'channel.created', channel_id: id, payload: {} });
    return id;
  }
  throw new AppError('handle_taken');
}
