import type { Transaction } from '../../../db/client.ts';
import type { Caller } from '../../../http/caller.ts';
import { keepMessages } from '../../chat/index.ts';
import { keepSeats } from '../../seating/index.ts';
import { joinGuest } from './guests.queries.ts';

/**
 * Makes the guest of a device one person with a new account: what the guest said and the seats the guest holds are the
 * account's from now on. A guest who belongs to an account already stays there.
 */
export async function adoptGuest(tx: Transaction, guest: Caller | undefined, userId: string): Promise<void> {
  if (guest?.kind !== 'guest') return;
  if (!(await joinGuest(tx, guest.guestId, userId))) return;
  await keepMessages(tx, guest.guestId, userId);
  await keepSeats(tx, guest.guestId, userId);
}
