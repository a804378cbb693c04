import type { Category } from '@footlight/contracts';
import { isCategory } from '../../../lib/categories.ts';

/** Longest search that the API takes, in UTF-16 units. */
export const maxSearchLength = 100;

/** What the home page shows, as its address says it. */
export interface HomeAddress {
  /** Empty for no search. */
  q: string;
  category: Category | undefined;
}

export function readHome(search: URLSearchParams): HomeAddress {
  const category = search.get('category');
  return {
    q: (search.get('q') ?? '').trim().slice(0, maxSearchLength),
    category: isCategory(category) ? category : undefined,
  };
}

/** The query of an address; empty for the whole home page. */
export function writeHome({ q, category }: HomeAddress): string {
  const search = new URLSearchParams();
  if (q !== '') search.set('q', q);
  if (category) search.set('category', category);
  return search.size === 0 ? '' : `?${search}`;
}
