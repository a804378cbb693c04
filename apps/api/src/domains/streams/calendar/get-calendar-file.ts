import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import type { Caller } from '../../../http/caller.ts';
import { getStream } from '../get-stream.ts';
import { fileName } from '../file-name.ts';
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
    name: fileName(stream.title, 'ics'),
    text: writeCalendar({ ...stream, scheduledFor }, { publicUrl, now: context.clock.now() }),
  };
}
