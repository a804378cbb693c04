import type { Context } from '../../context.ts';
import { forEachOf } from '../../jobs/for-each.ts';
import { countViewers } from './count-viewers.ts';
import { findUnreported, insertReport, listUnreported } from './reports.queries.ts';

/** How many streams are listed at once. */
const atOnce = 500;

/** Keeps the report of a stream that is over, because its seats are purged later. May run twice. */
export async function keepReport(context: Context, streamId: string): Promise<void> {
  const stream = await findUnreported(context.db, streamId);
  if (!stream) return;
  const counted = await countViewers(context, stream);
  await insertReport(context.db, { ...counted, streamId, createdAt: context.clock.now() });
}

/** Keeps the report of every stream that is over and has none yet. */
export async function keepMissingReports(context: Context, signal?: AbortSignal): Promise<void> {
  let after = '';
  for (;;) {
    const ids = await listUnreported(context.db, after, atOnce);
    await forEachOf(context, 'keep a report', ids, (id) => keepReport(context, id), signal);
    after = ids.at(-1) ?? after;
    if (ids.length < atOnce) return;
  }
}
