import { Moment, StreamId } from '@footlight/contracts';
import { z } from 'zod';
import type { StreamView } from '../stream.ts';
import type { ListState, StreamPlace } from './list-conditions.queries.ts';

/** Lists with one order have one kind of cursor. */
const orders = { live: 'started', ended: 'started', scheduled: 'scheduled' } as const;

const Place = z.tuple([z.enum(['started', 'scheduled']), Moment, StreamId]);

/** Writes the place after a stream as an opaque text. */
export function writeCursor(state: ListState, stream: StreamView): string {
  const moment = state === 'scheduled' ? stream.scheduledFor : stream.startedAt;
  return Buffer.from(JSON.stringify([orders[state], moment?.toISOString(), stream.id])).toString('base64url');
}

/** Reads a place of such a list back; null when the text is none of ours. */
export function readCursor(state: ListState, cursor: string): StreamPlace | null {
  try {
    const [order, moment, id] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return order === orders[state] ? { moment: new Date(moment), id } : null;
  } catch {
    return null;
  }
}
