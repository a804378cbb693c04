import { type Amount, plans } from '@footlight/plans';
import type { Context } from '../../../context.ts';
import type { Db, Transaction } from '../../../db/client.ts';
import type { EventReader } from '../../events/index.ts';
import { staffRoles } from '../people/staff.policy.ts';
import { findOwnerId, updateActive } from './apply-plan.queries.ts';

/** Stands for no limit in a statement: the greatest integer of PostgreSQL. */
const endless = 2_147_483_647;
const inSql = (amount: Amount): number => (amount === 'unlimited' ? endless : amount);

/**
 * Makes as many channels and staff active as the plans of their owners have room for. A smaller plan deletes nothing: what
 * is over it can be read, and is active again with a larger one.
 */
export function applyPlansToChannels(context: Context): Promise<void> {
  return apply(context, context.db);
}

/** The same for one owner, in a transaction that changed what stays active. */
export function applyPlanToChannelsOf(
  context: Context,
  ownerId: string,
  db: Db | Transaction = context.db,
): Promise<void> {
  return apply(context, db, ownerId);
}

function apply({ config, clock }: Context, db: Db | Transaction, ownerId?: string): Promise<void> {
  const room = plans.map((plan) => {
    const { channels, staff } = config.plans[plan];
    return { plan, channels: inSql(channels), staff: inSql(staff) };
  });
  return updateActive(db, room, { staffRoles, rules: config, now: clock.now(), ownerId });
}

async function applyToOwnerOf(
  context: Context,
  { channel_id: channelId }: { channel_id: string },
): Promise<void> {
  const ownerId = await findOwnerId(context.db, channelId);
  if (ownerId !== undefined) await applyPlanToChannelsOf(context, ownerId);
}

/** Brings an owner's channels and their staff into line with the plan: when it changes, and when others leave room. */
export const channelPlanReader: EventReader = {
  name: 'channel_plans',
  on: {
    'plan.changed': (context, { account_id: userId }) => applyPlanToChannelsOf(context, userId),
    'channel.deleted': applyToOwnerOf,
    'member.activated': applyToOwnerOf,
    'member.role_changed': applyToOwnerOf,
    'member.removed': applyToOwnerOf,
  },
};
