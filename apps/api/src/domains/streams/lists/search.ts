import type { Db } from '../../../db/client.ts';
import { nameKey } from '../../../name-key.ts';
import { searchText } from '../search-text.ts';
import { type SoughtWord, soughtWords } from './search.policy.ts';
import { channelsNamed, channelsNamedLike, knownWords, wordsLike } from './search.queries.ts';

/** How many words can have a slip in one search: each costs a look at every word that shares a few letters with it. */
const mostSlips = 3;

/** What a search stands for. */
export interface Meaning {
  /** For each word that was typed, the words of the lists' streams that count for it. A stream needs one of each. */
  words: string[][];
  /** Channels that are called so. */
  channelIds: string[];
}

/**
 * Finds out what a search stands for. Words are taken as they were typed; for one that none of the lists' streams has, words
 * like it count. So do channels with a name like what was typed, where none has it in its name.
 * @param lists the lists in which words count, as `stream_terms` names them
 */
export async function readSearch(db: Db, lists: readonly string[], q: string): Promise<Meaning> {
  const sought = soughtWords(searchText(q));
  if (sought.length === 0) return { words: [], channelIds: [] };
  const [known, named] = await Promise.all([knownWords(db, lists, sought), channelsNamed(db, nameKey(q))]);
  const unknown = sought.filter((_, place) => known[place]?.length === 0);
  if (unknown.length === 0) return { words: known, channelIds: named };

  const slips = unknown.filter(({ slips }) => slips).slice(0, mostSlips);
  const [like, namedLike] = await Promise.all([
    slips.length === 0
      ? []
      : wordsLike(
          db,
          lists,
          slips.map(({ text }) => text),
        ),
    named.length === 0 ? channelsNamedLike(db, q) : named,
  ]);
  const meant = (word: SoughtWord): string[] => like[slips.indexOf(word)] ?? [];
  const words = sought.map((word, place) =>
    known[place]?.length === 0 ? meant(word) : (known[place] ?? []),
  );
  return { words, channelIds: namedLike };
}
