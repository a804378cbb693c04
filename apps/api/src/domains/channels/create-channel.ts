import type { Context } from '../../context.ts';
import type { Transaction } from '../../db/client.ts';
import { handlesFor } from '../../handles.ts';
import { newId } from '../../ids.ts';
import { nameKey } from '../../name-key.ts';
import { insertChannel } from './channels.queries.ts';

/** Makes a channel. Its handle comes from the name, with digits behind it when another channel has it. */
export async function createChannel(
  context: Context,
  db: Transaction,
  input: { ownerId: string; name: string },
): Promise<void> {
  const channel = {
    id: newId('channel'),
    ...input,
    nameKey: nameKey(input.name),
    createdAt: context.clock.now(),
  };
  for (const handle of handlesFor(input.name, 'channel')) {
    if (await insertChannel(db, { ...channel, handle })) return;
  }
}
