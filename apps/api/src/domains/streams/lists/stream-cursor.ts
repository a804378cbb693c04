import { Moment, StreamId } from '@footlight/contracts';
import { z } from 'zod';
import type { StreamView } from '../stream.ts';
import { type Way, ways } from './search.policy.ts';
import type { ListState, StreamPlace } from './stream-lists.queries.ts';

/** Lists with one order have one kind of cursor. */
const orders = { live: 'started', ended: 'started', scheduled: 'scheduled' } as const;

const Place = z.tuple([z.enum(['started', 'scheduled']), Moment, StreamId, z.enum(ways)]);

/** Writes the place after a stream as an opaque text, with the way in which the list was searched. */
export function writeCursor(state: ListState, stream: StreamView, way: Way): string {
  const moment = state === 'scheduled' ? stream.scheduledFor : stream.startedAt;
  return Buffer.from(JSON.stringify([orders[state], moment?.toISOString(), stream.id, way])).toString(
    'base64url',
  );
}

/** Reads a place of such a list back; null when the text is none of ours. */
export function readCursor(state: ListState, cursor: string): { after: StreamPlace; way: Way } | null {
  try {
    const [order, moment, id, way] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return order === orders[state] ? { after: { moment: new Date(moment), id }, way } : null;
  } catch {
    return null;
  }
}
