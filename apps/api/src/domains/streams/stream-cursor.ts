import { Moment, StreamId } from '@footlight/contracts';
import { z } from 'zod';
import type { StreamPlace } from './streams.queries.ts';
import type { StreamView } from './stream.ts';

const Place = z.tuple([Moment, StreamId]);

/** Writes the place after a stream as an opaque text. */
export function writeCursor(stream: StreamView): string {
  return Buffer.from(JSON.stringify([stream.startedAt?.toISOString(), stream.id])).toString('base64url');
}

/** Reads a place back; null when the text is none of ours. */
export function readCursor(cursor: string): StreamPlace | null {
  try {
    const [startedAt, id] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { startedAt: new Date(startedAt), id };
  } catch {
    return null;
  }
}
