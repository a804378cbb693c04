import type { Context } from '../../context.ts';
import { deleteEventsBefore } from './events.queries.ts';

/** How long events are kept, in milliseconds: 30 days. */
const keptMs = 30 * 24 * 3_600_000;

/** Removes events that are 30 days old, read or not. */
export function purgeEvents({ db, clock }: Context, signal?: AbortSignal): Promise<void> {
  return deleteEventsBefore(db, new Date(clock.now().getTime() - keptMs), signal);
}
