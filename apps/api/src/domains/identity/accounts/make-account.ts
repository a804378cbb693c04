import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { handlesFor } from '../../../handles.ts';
import { newId } from '../../../ids.ts';
import { nameKey } from '../../../name-key.ts';
import { createChannel } from '../../channels/index.ts';
import type { AccountRow } from './account.presenter.ts';
import { insertUser } from './users.queries.ts';

/** What an account begins with. */
export interface NewAccount {
  email: string | null;
  emailVerified: boolean;
  passwordHash: string | null;
  displayName: string;
}

/**
 * Makes an account with a channel of its own, inside the caller's transaction. Its handle comes from the name.
 * @throws on an address that is taken (`users_email_key`)
 */
export async function makeAccount(
  context: Context,
  tx: Transaction,
  { emailVerified, ...input }: NewAccount,
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
  await createChannel(context, tx, { ownerId: user.id, name: input.displayName });
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
