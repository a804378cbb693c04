import type { Context } from '../../../context.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { listJoined, listOwned } from './channels.queries.ts';
import { actingRole } from './role.policy.ts';

/** The channels that an account owns, oldest first, and then those that it was taken into. */
export async function listMyChannels(context: Context, caller: AccountCaller) {
  const owned = await listOwned(context.db, caller.userId);
  const joined = await listJoined(context.db, caller.userId, context.clock.now());
  return [
    ...owned.map((channel) => ({ ...channel, role: 'owner' as const })),
    ...joined.map(({ channel, ...membership }) => ({ ...channel, role: actingRole(membership) })),
  ];
}
