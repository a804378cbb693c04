import type { Departure } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { hasSubscription } from '../billing/index.ts';
import { countChannelsOf } from '../channels/index.ts';
import { countMessagesOf } from '../chat/index.ts';
import { countStreamsOf } from '../streams/index.ts';

/** What deleting the account would remove, and what would stay. */
export async function previewDeletion(context: Context, caller: AccountCaller): Promise<Departure> {
  const channels = await countChannelsOf(context, caller.userId);
  const { streams, live } = await countStreamsOf(context, caller.userId);
  const messages = await countMessagesOf(context, caller.userId);
  const subscription = await hasSubscription(context, caller.userId);
  return { removes: { channels, streams, messages }, keeps: ['audit_entries'], live, subscription };
}
