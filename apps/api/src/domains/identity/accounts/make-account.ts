import { fits } from '@footlight/plans';
import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { handlesFor } from '../../../handles.ts';
import { newId } from '../../../ids.ts';
import { nameKey } from '../../../name-key.ts';
import { entitlementOf, overridePlanOf } from '../../entitlements/index.ts';
import { recordEvent } from '../../events/index.ts';
import { activateInvitations, makeChannel } from '../../channels/index.ts';
import type { AccountRow } from './account.presenter.ts';
import { insertUser } from './users.queries.ts';

/** What an account begins with. */
export interface NewAccount {
  email: string | null;
  emailVerified: boolean;
  passwordHash: string | null;
  displayName: string;
  /** A plan that the server itself gives, before it is known whether there is room for a channel. */
  plan?: Parameters<typeof overridePlanOf>[3];
}

/**
 * Makes an account, inside the caller's transaction, with a channel of its own if its plan has room for one. Its handle
 * comes from the name.
 * @throws on an address that is taken (`users_email_key`)
 */
export async function makeAccount(
  context: Context,
  tx: Transaction,
  { emailVerified, plan, ...input }: NewAccount,
): Promise<AccountRow> {
  const createdAt = context.clock.now();
  const account = {
    id: newId('user'),
    ...input,
    nameKey: nameKey(input.displayName),
    emailVerifiedAt: emailVerified ? createdAt : null,
    createdAt,
  };
  const user = await insertWithHandle(tx, account);
  await recordEvent(context, tx, { type: 'account.created', account_id: user.id, payload: {} });
  if (plan) await overridePlanOf(context, tx, user.id, plan);
  const { rights } = await entitlementOf(context, user.id, tx);
  if (fits(rights, 'channels', 1))
    await makeChannel(context, tx, { ownerId: user.id, name: input.displayName });
  if (emailVerified && input.email !== null) {
    await activateInvitations(context, tx, { userId: user.id, email: input.email });
  }
  return user;
}

async function insertWithHandle(
  tx: Transaction,
  account: Omit<Parameters<typeof insertUser>[1], 'handle'>,
): Promise<AccountRow> {
  const handles = handlesFor(account.displayName, 'user');
  for (;;) {
    const user = await insertUser(tx, { ...account, handle: handles.next().value });
    if (user) return user;
  }
}
