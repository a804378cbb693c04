import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import type { Caller } from '../../../http/caller.ts';
import type { Client } from '../../../http/client.ts';
import { newId } from '../../../ids.ts';
import { nameKey } from '../../../name-key.ts';
import { consumeLimit } from '../../limits/index.ts';
import { type GuestRow, saveGuest } from './guests.queries.ts';

/**
 * The id of a new guest. The device's signed cookie is what makes it one: nothing is stored before the guest has a name.
 * @throws AppError `rate_limited` (too many new guests of this network address)
 */
export async function newGuestId(context: Context, client: Client): Promise<string> {
  await consumeLimit(context, 'guestAddress', client.address);
  return newId('guest');
}

/**
 * The device's guest, made if the device has none, and named if a name is given.
 * @throws AppError `rate_limited` (too many new guests of this network address)
 */
export async function becomeGuest(
  context: Context,
  caller: Caller,
  displayName: string | undefined,
  client: Client,
): Promise<{ guest: GuestRow; created: boolean }> {
  const created = caller.kind !== 'guest';
  const id = created ? await newGuestId(context, client) : caller.guestId;
  return { guest: await save(context, id, displayName), created };
}

/**
 * Gives the device's guest another name.
 * @throws AppError `not_found` when the device is no guest, `rate_limited` (too many names of this network address)
 */
export async function renameGuest(
  context: Context,
  caller: Caller,
  displayName: string,
  { address }: Client,
): Promise<GuestRow> {
  await consumeLimit(context, 'guestNameAddress', address);
  if (caller.kind !== 'guest') throw notFound();
  return save(context, caller.guestId, displayName);
}

function save(context: Context, id: string, displayName: string | undefined): Promise<GuestRow> {
  const name = displayName === undefined ? undefined : { displayName, nameKey: nameKey(displayName) };
  return saveGuest(context.db, { id, name, createdAt: context.clock.now() });
}
