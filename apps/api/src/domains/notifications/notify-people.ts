import type { Context } from '../../context.ts';
import type { NotificationKind } from '@footlight/contracts';
import { newId } from '../../ids.ts';
import { isEntitled } from '../access/index.ts';
import { isWorthTelling, wantsMail } from './notifications.policy.ts';
import { findStreamState, insertNotices, listReaders } from './notifications.queries.ts';

/** How many people are notified by one statement. */
const atOnce = 500;

/**
 * Notifies followers and people of a channel of what happened to a stream, those for whom the stream is. Notifications and
 * the jobs of their mails are written together, page by page. May run twice.
 * @param event what people are notified of once at the most
 */
export async function notifyPeople(
  context: Context,
  { kind, streamId, event }: { kind: NotificationKind; streamId: string; event: string },
): Promise<void> {
  const stream = await findStreamState(context.db, streamId);
  if (!stream || !isWorthTelling(kind, stream.state, stream.visibility)) return;

  for (let after = ''; ;) {
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
