import type { Context } from '../../context.ts';
import { notFound } from '../../http/app-error.ts';
import type { Caller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { findGuest, insertGuest, nameGuest } from './identity.queries.ts';

/** The device's guest, made if it is not there yet, and named if a name is given. */
export async function becomeGuest(context: Context, caller: Caller, displayName: string | undefined) {
  if (caller.kind === 'guest') {
    const known = displayName
      ? await nameGuest(context.db, caller.guestId, displayName)
      : await findGuest(context.db, caller.guestId);
    if (known) return { guest: known, created: false };
  }
  const guest = { id: newId('guest'), displayName: displayName ?? null, createdAt: context.clock.now() };
  return { guest: await insertGuest(context.db, guest), created: true };
}

/**
 * Gives the device's guest another name.
 * @throws AppError `not_found` when the device is no guest
 */
export async function renameGuest(context: Context, caller: Caller, displayName: string) {
  const guest =
    caller.kind === 'guest' ? await nameGuest(context.db, caller.guestId, displayName) : undefined;
  if (!guest) throw notFound();
  return guest;
}
