import type { QueueTicket } from '@footlight/contracts';
import type { QueuePlace } from './queue.ts';

/** A place as its holder sees it. */
export function presentTicket({ id, position, reservedUntil }: QueuePlace): QueueTicket {
  return { id, position, reserved_until: reservedUntil?.toISOString() ?? null };
}
