import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import type { Caller } from '../../../http/caller.ts';
import { consumeLimit } from '../../limits/index.ts';
import { newId } from '../../../ids.ts';
import { nameKey } from '../../../name-key.ts';
import { findGuest, insertGuest, nameGuest } from './guests.queries.ts';

/** The device's guest, made if it is not there yet, and named if a name is given. */
export async function becomeGuest(context: Context, caller: Caller, displayName: string | undefined) {
  if (caller.kind === 'guest') {
    const known = displayName
      ? await nameGuest(context.db, caller.guestId, named(displayName))
      : await findGuest(context.db, caller.guestId);
    if (known) return { guest: known, created: false };
  }
  const name = displayName === undefined ? { displayName: null, nameKey: null } : named(displayName);
  const guest = { id: newId('guest'), ...name, createdAt: context.clock.now() };
  return { guest: await insertGuest(context.db, guest), created: true };
}

/**
 * Gives the device's guest another name.
 * @param address the network address, which may only choose so many names
 * @throws AppError `not_found` when the device is no guest, `rate_limited`
 */
export async function renameGuest(context: Context, caller: Caller, displayName: string, address: string) {
  await consumeLimit(context, 'guestNameAddress', address);
  const guest =
    caller.kind === 'guest' ? await nameGuest(context.db, caller.guestId, named(displayName)) : undefined;
  if (!guest) throw notFound();
  return guest;
}

function named(displayName: string) {
  return { displayName, nameKey: nameKey(displayName) };
}
