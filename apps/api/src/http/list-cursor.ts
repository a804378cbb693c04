import type { z } from 'zod';
import { AppError } from './app-error.ts';

/** The error for a cursor that is none of a list's own. */
export function foreignCursor(): AppError {
  const pointer = '/query/cursor';
  const message = 'is not a cursor of this list';
  return new AppError('validation_failed', `${pointer}: ${message}`, { errors: [{ pointer, message }] });
}

/** Writes a place in a list as an opaque text. */
export function writeListCursor(place: readonly (string | undefined)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * Reads a place in a list back.
 * @param place what a place in this list consists of; its moments by the contracts' `Moment`, which PostgreSQL can take
 * @throws AppError `validation_failed` when the text is none of this list's cursors
 */
export function readListCursor<T>(place: z.ZodType<T>, cursor: string): T {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw foreignCursor();
  }
  const read = place.safeParse(value);
  if (!read.success) throw foreignCursor();
  return read.data;
}
