import type { Context } from '../../context.ts';
import { violatesUnique } from '../../db/errors.ts';
import { AppError } from '../../http/app-error.ts';
import { newId } from '../../ids.ts';
import { createChannel } from '../channels/index.ts';
import { insertUser } from './identity.queries.ts';
import { hashPassword } from './password.ts';
import { type OpenSession, beginSession } from './sessions.ts';

/**
 * Makes an account with a channel of its own and signs it in.
 * @throws AppError `email_taken`
 */
export async function register(
  context: Context,
  input: { email: string; password: string; display_name: string },
): Promise<OpenSession> {
  // 1. Hash first: it takes long, and a transaction must not wait for it.
  const passwordHash = await hashPassword(input.password);

  // 2. Account, channel and session are made together or not at all.
  try {
    return await context.db.$transaction(async (tx) => {
      const user = await insertUser(tx, {
        id: newId('user'),
        email: input.email,
        passwordHash,
        displayName: input.display_name,
        createdAt: context.clock.now(),
      });
      await createChannel(context, tx, { ownerId: user.id, name: input.display_name });
      return beginSession(context, user, tx);
    });
  } catch (error) {
    if (violatesUnique(error, 'users_email_key')) throw new AppError('email_taken');
    throw error;
  }
}
