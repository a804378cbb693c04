import type { Context } from '../../../context.ts';
import { deleteLinksBefore } from '../credentials/mailed-links.queries.ts';
import { deleteSessionsBefore } from './sessions.queries.ts';

/** How long sessions and links that are over are kept, for questions about what happened, in milliseconds. */
const keptMs = 30 * 24 * 3_600_000;

/** Deletes sessions and links that were over a month ago. */
export async function purgeExpired(context: Context, signal?: AbortSignal): Promise<void> {
  const moment = new Date(context.clock.now().getTime() - keptMs);
  await deleteSessionsBefore(context.db, moment, signal);
  await deleteLinksBefore(context.db, moment, signal);
}
