import { type IdKind, idOf } from '@footlight/contracts';
import { foreignCursor } from './list-cursor.ts';

/**
 * The place in a list that is ordered by ids: the last id of the page before.
 * @throws AppError `validation_failed` when it is none of ours
 */
export function readIdCursor(cursor: string | undefined, kind: IdKind): string | undefined {
  if (cursor === undefined || idOf(kind).safeParse(cursor).success) return cursor;
  throw foreignCursor();
}

/** A page made from one row more than it shows, which shows whether there is another page. */
export function writePage<Row extends { id: string }, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
): { data: Item[]; next_cursor: string | null } {
  const shown = rows.slice(0, limit);
  return {
    data: shown.map(present),
    next_cursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
