import type { Context } from '../../context.ts';
import { newId } from '../../ids.ts';
import type { JobData } from '../../jobs/definitions.ts';
import { isEntitled } from '../access/index.ts';
import { shouldNotify, wantsMail } from './notifications.policy.ts';
import { findStreamState, insertNotices, listReaders } from './notifications.queries.ts';

/** How many people are notified by one statement. */
const atOnce = 500;

/**
 * Notifies followers and people of a channel of what happened to a stream, those for whom the stream is. Notifications and
 * the jobs of their mails are written together, page by page. May run twice.
 * @param change `event` is what people are notified of once at the most
 * @param signal ends it between two pages
 */
export async function notifyPeople(
  context: Context,
  { kind, streamId, event }: JobData['notify_people'],
  signal: AbortSignal,
): Promise<void> {
  const stream = await findStreamState(context.db, streamId);
  if (!stream || !shouldNotify(kind, stream.state, stream.visibility)) return;

  for (let after = ''; ;) {
    signal.throwIfAborted();
    const now = context.clock.now();
    const readers = await listReaders(context.db, streamId, { after, limit: atOnce, now });
    const notifications = readers
      .filter((reader) => isEntitled(reader.visibility, reader))
      .map((reader) => ({
        id: newId('notification'),
        userId: reader.id,
        streamId,
        kind,
        event,
        createdAt: now,
        mailDue:
          reader.reachable &&
          wantsMail(kind, { mailLive: reader.mail_live, mailSchedule: reader.mail_schedule }),
      }));
    const mails = notifications.filter(({ mailDue }) => mailDue).map(({ userId }) => ({ userId }));
    await context.db.$transaction(async (tx) => {
      await insertNotices(tx, notifications);
      if (mails.length > 0) await context.jobs.sendMany(tx, 'mail_notifications', mails);
    });
    const last = readers.at(-1);
    if (readers.length < atOnce || !last) return;
    after = last.id;
  }
}
