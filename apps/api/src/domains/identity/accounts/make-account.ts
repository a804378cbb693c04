import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { newId } from '../../../ids.ts';
import { createChannel } from '../../channels/index.ts';
import { insertUser } from './users.queries.ts';

/** Makes an account with a channel of its own, inside the caller's transaction. */
export async function makeAccount(
  context: Context,
  tx: Transaction,
  input: { email: string; emailVerified: boolean; passwordHash: string; displayName: string },
) {
  const createdAt = context.clock.now();
  const { email, passwordHash, displayName } = input;
  const emailVerifiedAt = input.emailVerified ? createdAt : null;
  const user = await insertUser(tx, {
    id: newId('user'),
    email,
    emailVerifiedAt,
    passwordHash,
    displayName,
    createdAt,
  });
  await createChannel(context, tx, { ownerId: user.id, name: displayName });
  return user;
}
