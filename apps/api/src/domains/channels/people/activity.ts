import type { Activity, MemberRole } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { newId } from '../../../ids.ts';
import { getRunChannel } from '../pages/get-channel.ts';
import { insertActivity, listActivityRows } from './activity.queries.ts';

/** Something that happened among the people of a channel. */
interface Happening {
  channelId: string;
  kind: Activity['kind'];
  actorId: string;
  /** Whom it was about, once the owner may know who that is. */
  subjectId?: string;
  email?: string;
  role?: MemberRole;
}

/** Writes down what happened, in the transaction in which it happens. */
export function recordActivity(
  context: Context,
  tx: Transaction,
  { subjectId, email, role, ...happening }: Happening,
): Promise<void> {
  return insertActivity(tx, {
    id: newId('activity'),
    ...happening,
    subjectId: subjectId ?? null,
    email: email ?? null,
    role: role ?? null,
    createdAt: context.clock.now(),
  });
}

/**
 * What happened among the people of a channel, newest first; `before` is the last id of the page before.
 * @throws AppError `not_found`, `forbidden`
 */
export async function listActivity(
  context: Context,
  caller: AccountCaller,
  channelId: string,
  page: { before: string | undefined; limit: number },
) {
  await getRunChannel(context, channelId, caller, 'manage_people');
  return listActivityRows(context.db, channelId, page);
}
