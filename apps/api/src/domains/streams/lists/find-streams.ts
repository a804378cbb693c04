import type { Category } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import type { StreamView } from '../stream.ts';
import type { Wanted } from './list-conditions.queries.ts';
import { readSearch } from './search.ts';
import { listByTerms, listStreams, rarestFirst } from './stream-lists.queries.ts';

/** What streams of a list are to be about. */
export interface Subject {
  category: Category | undefined;
  tag: string | undefined;
  q: string | undefined;
}

/** A part of a list, in its order: streams that are about a subject. */
export async function findStreams(
  { db }: Context,
  wanted: Wanted,
  { category, tag, q }: Subject,
): Promise<StreamView[]> {
  const { state, channelId } = wanted;
  const labels = [
    ...(category === undefined ? [] : [[`category:${category}`]]),
    ...(tag === undefined ? [] : [[`tag:${tag}`]]),
  ];
  const search = q === undefined ? undefined : await readSearch(db, wanted, q);
  const words = search?.words.map((group) => group.map((word) => `word:${word}`)) ?? [];
  const terms = [...labels, ...words];
  // A word that stands for nothing is in no stream.
  const findsByTerms = terms.every((group) => group.length > 0) && (!search || words.length > 0);
  const channelIds = search?.channelIds ?? [];

  if (!findsByTerms && channelIds.length === 0) return [];
  if (channelId !== undefined || terms.length === 0) return listStreams(db, wanted, terms);
  return listByTerms(db, wanted, {
    terms: findsByTerms ? await rarestFirst(db, state, terms) : [],
    channelIds,
    termsInChannels: labels,
  });
}
