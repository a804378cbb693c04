import type { Db } from '../../../db/client.ts';
import { nameKey } from '../../../name-key.ts';
import { searchText } from '../search-text.ts';
import { type Wanted, listsOf } from './list-conditions.queries.ts';
import { soughtWords } from './search.policy.ts';
import { channelsNamed, channelsNamedLike, knownWords, wordsLike } from './search.queries.ts';

/** How many words can have a slip in one search: each costs reading every word that shares a few letters with it. */
const mostSlips = 3;

/** What a search stands for. */
export interface Meaning {
  /** For each word that was typed, the words of the list's streams that count for it. A stream needs one of each. */
  words: string[][];
  /** Channels that are called so; none where the list is that of a channel. */
  channelIds: string[];
}

/**
 * Finds out what a search of a list stands for. Words are taken as they were typed; for one that none of the list's streams
 * has, words like it count. So do channels with a name like what was typed, where none has it in its name.
 */
export async function readSearch(db: Db, wanted: Wanted, q: string): Promise<Meaning> {
  const sought = soughtWords(searchText(q));
  if (sought.length === 0) return { words: [], channelIds: [] };
  const lists = listsOf(wanted);
  const everywhere = wanted.channelId === undefined;
  const [known, named] = await Promise.all([
    knownWords(db, lists, sought),
    everywhere ? channelsNamed(db, nameKey(q)) : [],
  ]);
  const unknown = sought.filter((_, place) => known[place]?.length === 0);
  if (unknown.length === 0) return { words: known, channelIds: named };

  const slips = unknown.filter((word) => word.slips).map(({ text }) => text);
  const [like, channelIds] = await Promise.all([
    wordsLike(db, lists, slips.slice(0, mostSlips)),
    everywhere && named.length === 0 ? channelsNamedLike(db, q) : named,
  ]);
  const words = sought.map(({ text }, place) => {
    const group = known[place] ?? [];
    return group.length > 0 ? group : (like[slips.indexOf(text)] ?? []);
  });
  return { words, channelIds };
}
