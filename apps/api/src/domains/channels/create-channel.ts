import { randomInt } from 'node:crypto';
import type { Context } from '../../context.ts';
import type { Transaction } from '../../db/client.ts';
import { newId } from '../../ids.ts';
import { handleFrom } from './handles.ts';
import { insertChannel } from './channels.queries.ts';

/** Makes a channel. Its handle comes from the name, with digits behind it when another channel has it. */
export async function createChannel(
  context: Context,
  db: Transaction,
  input: { ownerId: string; name: string },
): Promise<void> {
  const wanted = handleFrom(input.name);
  const channel = { id: newId('channel'), ...input, createdAt: context.clock.now() };
  if (await insertChannel(db, { ...channel, handle: wanted })) return;
  while (!(await insertChannel(db, { ...channel, handle: `${wanted}-${randomInt(1_000, 1_000_000)}` })));
}
