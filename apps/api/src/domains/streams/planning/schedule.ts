import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import { readTime } from './schedule.policy.ts';

/** The longest way ahead that a stream can be planned, in milliseconds: two years. */
const farthestMs = 2 * 366 * 24 * 3_600_000;

/** When a stream is to begin, and in which zone its host named that time. */
export interface Schedule {
  scheduledFor: Date;
  timeZone: string;
}

/**
 * Reads when a stream is to begin.
 * @param text a moment, or a time on the clocks of the zone
 * @throws AppError `date_in_past`, `time_skipped`, `time_repeated`, `validation_failed` (more than two years ahead)
 */
export function scheduleAt(context: Context, text: string, timeZone: string): Schedule {
  const reading = readTime(text, timeZone);
  if ('problem' in reading) throw errorOf(reading, text, timeZone);
  const { moment } = reading;
  const ahead = moment.getTime() - context.clock.now().getTime();
  if (ahead <= 0) throw new AppError('date_in_past', `${moment.toISOString()} is over.`);
  if (ahead > farthestMs) {
    const message = 'must be within two years';
    const pointer = '/body/scheduled_for';
    throw new AppError('validation_failed', `${pointer}: ${message}`, { errors: [{ pointer, message }] });
  }
  return { scheduledFor: moment, timeZone };
}

function errorOf(
  reading: Exclude<ReturnType<typeof readTime>, { moment: Date }>,
  text: string,
  timeZone: string,
): AppError {
  if (reading.problem === 'time_skipped') {
    return new AppError('time_skipped', `${text} does not exist in ${timeZone}: the clocks are put forward.`);
  }
  const moments = reading.either.map((moment) => moment.toISOString());
  return new AppError(
    'time_repeated',
    `${text} comes twice in ${timeZone}: the clocks are put back. Say ${moments.join(' or ')}.`,
    { moments },
  );
}
