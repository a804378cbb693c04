import type { Context } from '../../context.ts';
import type { Caller } from '../../http/caller.ts';
import type { Client } from '../../http/client.ts';
import { newGuestId } from '../identity/index.ts';
import type { Viewer } from './viewer.ts';

/**
 * The viewer that a caller is. Someone unknown becomes a guest.
 * @throws AppError `rate_limited` (too many new guests of this network address)
 */
export async function viewerOf(context: Context, caller: Caller, client: Client): Promise<Viewer> {
  if (caller.kind === 'account') return { kind: 'account', id: caller.userId };
  return { kind: 'guest', id: caller.kind === 'guest' ? caller.guestId : await newGuestId(context, client) };
}
