import { z } from 'zod';

/** A page of a keyset-paged list. `next_cursor` is opaque; null on the last page. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item), next_cursor: z.string().nullable() });
}

/** A whole number as a query parameter: decimal digits, and nothing else that JavaScript reads as a number. */
export function wholeNumber(least: number, most: number) {
  return z.preprocess(
    (text) => (typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : text),
    z.int().min(least).max(most),
  );
}

/** How many entries to answer, as a query parameter. */
export function limit(standard: number, most: number) {
  return wholeNumber(1, most).default(standard).describe(`1 to ${most}.`);
}

/** Where the page before ended. What stands in it is the list's own affair. */
export const Cursor = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_-]+$/)
  .describe('`next_cursor` of the page before. One of another list is an error.');
