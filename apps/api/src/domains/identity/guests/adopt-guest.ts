import type { Transaction } from '../../../db/client.ts';
import type { Caller } from '../../../http/caller.ts';
import { joinGuest, moveMessages, moveSeats } from './guests.queries.ts';

/**
 * Makes the guest of a device one person with a new account: what the guest said and the seats the guest holds are the
 * account's from now on. A guest who belongs to an account already stays there.
 */
export async function adoptGuest(
  tx: Transaction,
  guest: Caller | undefined,
  userId: string,
  now: Date,
): Promise<void> {
  if (guest?.kind !== 'guest') return;
  if (!(await joinGuest(tx, guest.guestId, userId, now))) return;
  await moveMessages(tx, guest.guestId, userId);
  await moveSeats(tx, guest.guestId, userId);
}
