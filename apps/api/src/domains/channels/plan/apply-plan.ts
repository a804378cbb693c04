import { plans } from '@footlight/plans';
import type { Context } from '../../../context.ts';
import type { Db, Transaction } from '../../../db/client.ts';
import { amountInSql } from '../../entitlements/index.ts';
import type { EventReader } from '../../events/index.ts';
import { staffRoles } from '../people/staff.policy.ts';
import { type PlanRoom, findOwnerId, updateActiveChannels, updateActiveStaff } from './apply-plan.queries.ts';

function roomOf({ config }: Context): PlanRoom[] {
  return plans.map((plan) => {
    const { channels, staff } = config.plans[plan];
    return { plan, channels: amountInSql(channels), staff: amountInSql(staff) };
  });
}

const atNow = ({ config, clock }: Context) => ({ rules: config, now: clock.now() });

/**
 * Makes as many channels and staff active as the plans of their owners have room for. A smaller plan deletes nothing: what
 * is over it can be read, and is active again with a larger one.
 */
export async function applyPlansToChannels(context: Context): Promise<void> {
  await updateActiveChannels(context.db, roomOf(context), atNow(context));
  await updateActiveStaff(context.db, roomOf(context), staffRoles, atNow(context));
}

/** The same for one owner, also in a transaction that changed what stays active. */
export async function applyPlanToChannelsOf(
  context: Context,
  ownerId: string,
  db: Db | Transaction = context.db,
): Promise<void> {
  await updateActiveChannels(db, roomOf(context), atNow(context), ownerId);
  await updateActiveStaff(db, roomOf(context), staffRoles, atNow(context), { ownerId });
}

/** The same for the staff of one channel, in the transaction that changed who is in it. */
export function applyPlanToStaff(context: Context, tx: Transaction, channelId: string): Promise<void> {
  return updateActiveStaff(tx, roomOf(context), staffRoles, atNow(context), { channelId });
}

/** Brings an owner's channels and their staff into line with the plan: when it changes, and when a channel makes room. */
export const channelPlanReader: EventReader = {
  name: 'channel_plans',
  on: {
    'plan.changed': (context, { account_id: userId }) => applyPlanToChannelsOf(context, userId),
    async 'channel.deleted'(context, { channel_id: channelId }) {
      const ownerId = await findOwnerId(context.db, channelId);
      if (ownerId !== undefined) await applyPlanToChannelsOf(context, ownerId);
    },
  },
};
