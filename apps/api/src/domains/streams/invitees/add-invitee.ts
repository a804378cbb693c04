import { mostInvitees } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { AppError, notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { newId } from '../../../ids.ts';
import { getRunStream } from '../get-stream.ts';
import { type InviteeRow, findNamed, insertInvitee } from './invitees.queries.ts';

/**
 * Lets somebody into a stream while it is private. Naming them twice changes nothing.
 * @param who an address, or an account by its id or its handle
 * @throws AppError `not_found` (the stream, or nobody is called that), `forbidden`, `list_full`
 */
export async function addInvitee(
  context: Context,
  caller: AccountCaller,
  streamId: string,
  who: { email: string } | { user: string },
): Promise<InviteeRow> {
  // 1. Whose an address is, is not looked up: who may name it must not learn it.
  await getRunStream(context, streamId, caller);
  const named =
    'email' in who
      ? { userId: null, email: who.email }
      : { userId: await accountNamed(context, who.user), email: null };

  // 2. Under the lock of the stream there are never more than it may list.
  const invitee = { id: newId('invitee'), streamId, ...named, createdAt: context.clock.now() };
  const listed = await insertInvitee(context.db, invitee, mostInvitees);
  if (listed === 'gone') throw notFound();
  if (listed === 'full')
    throw new AppError('list_full', `A stream lists ${mostInvitees} people at the most.`);
  return listed;
}

async function accountNamed(context: Context, idOrHandle: string): Promise<string> {
  const account = await findNamed(context.db, idOrHandle, context.clock.now());
  if (!account) throw notFound();
  return account.id;
}
