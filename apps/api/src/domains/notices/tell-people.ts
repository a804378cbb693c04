import type { Context } from '../../context.ts';
import type { JobData } from '../../db/jobs.ts';
import { newId } from '../../ids.ts';
import { isFor } from '../access/index.ts';
import { isWorthTelling, wantsMail } from './notices.policy.ts';
import { findStreamState, insertNotices, listReaders } from './notices.queries.ts';

/** How many people are told at once. */
const atOnce = 500;

/**
 * The job that tells followers and people of a channel what happened to a stream, those for whom the stream is. Notices and
 * the jobs of their mails are written together, page by page. May run twice: nobody is told twice of one event.
 */
export async function tellPeople(context: Context, told: JobData['tell_people']): Promise<void> {
  const { kind, streamId, event } = told;
  const stream = await findStreamState(context.db, streamId);
  if (!stream || !isWorthTelling(kind, stream.state, stream.visibility)) return;

  for (let after = ''; ;) {
    const now = context.clock.now();
    const readers = await listReaders(context.db, streamId, { after, limit: atOnce, now });
    const notices = readers
      .filter((reader) => isFor(reader.visibility, reader))
      .map((reader) => ({
        id: newId('notice'),
        userId: reader.id,
        streamId,
        kind,
        event,
        createdAt: now,
        mailDue:
          reader.reachable &&
          wantsMail(kind, { mailLive: reader.mail_live, mailSchedule: reader.mail_schedule }),
      }));
    const mails = notices.filter(({ mailDue }) => mailDue).map(({ userId }) => ({ userId }));
    await context.db.$transaction(async (tx) => {
      await insertNotices(tx, notices);
      if (mails.length > 0) await context.jobs.sendMany(tx, 'mail_notices', mails);
    });
    const last = readers.at(-1);
    if (readers.length < atOnce || !last) return;
    after = last.id;
  }
}
