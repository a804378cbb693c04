import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import type { Caller } from '../../../http/caller.ts';
import { getStream } from '../get-stream.ts';
import { searchText } from '../search-text.ts';
import { writeCalendar } from './calendar-file.ts';

/**
 * A stream with a date as a file for calendars, and how that is called.
 * @throws AppError `not_found`, also for a stream without a date
 */
export async function getCalendarFile(
  context: Context,
  caller: Caller,
  streamId: string,
): Promise<{ name: string; text: string }> {
  const stream = await getStream(context, caller, streamId);
  const { scheduledFor } = stream;
  if (scheduledFor === null) throw notFound();
  const { publicUrl } = context.config;
  return {
    name: fileName(stream.title),
    text: writeCalendar({ ...stream, scheduledFor }, { publicUrl, now: context.clock.now() }),
  };
}

/** Plain letters of the title: a header and every file system take them. */
function fileName(title: string): string {
  const plain = searchText(title)
    .replaceAll(/[^a-z0-9 ]/g, '')
    .trim();
  return `${plain.replaceAll(/ +/g, '-').slice(0, 60) || 'stream'}.ics`;
}
