import { Moment, StreamId } from '@footlight/contracts';
import { z } from 'zod';
import { readListCursor, writeListCursor } from '../../../http/list-cursor.ts';
import type { StreamView } from '../stream.ts';
import type { ListState, StreamPlace } from './list-conditions.queries.ts';

/** Lists with one order have one kind of cursor. */
const orders = { live: 'started', ended: 'started', scheduled: 'scheduled' } as const;

/** Writes the place after a stream as an opaque text. */
export function writeCursor(state: ListState, stream: StreamView): string {
  const moment = state === 'scheduled' ? stream.scheduledFor : stream.startedAt;
  return writeListCursor([orders[state], moment?.toISOString(), stream.id]);
}

/**
 * Reads a place of such a list back.
 * @throws AppError `validation_failed` when the text is none of ours
 */
export function readCursor(state: ListState, cursor: string): StreamPlace {
  const [, moment, id] = readListCursor(z.tuple([z.literal(orders[state]), Moment, StreamId]), cursor);
  return { moment: new Date(moment), id };
}
