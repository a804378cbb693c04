import type { Category } from '@footlight/contracts';

/** As contracts have them. Here again, so that a page needs no schema to show them. */
export const categories = [
  'music',
  'stage',
  'talk',
  'learning',
  'science',
  'games',
  'sport',
  'food',
  'craft',
  'travel',
  'faith',
  'news',
  'other',
] as const satisfies readonly Category[];

export function isCategory(name: string | null): name is Category {
  return categories.some((category) => category === name);
}
