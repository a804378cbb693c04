import type { Context } from '../../../context.ts';
import type { Db, Prisma, Transaction } from '../../../db/client.ts';
import { nameKey } from '../../../name-key.ts';
import { searchText } from '../search-text.ts';
import type { StreamView } from '../stream.ts';
import { type Way, findable, slipsOf, ways, wordsOf } from './search.policy.ts';
import {
  allOf,
  anyOf,
  channelsNamed,
  channelsNamedLike,
  hasLike,
  hasTag,
  hasWords,
  isOf,
  withSlips,
} from './search.queries.ts';
import { type Wanted, findAnywhere, findNext } from './stream-lists.queries.ts';

/** How many streams of a list are looked at before an index is asked which of all match. */
const windows = [300, 5_000];
/** Few are live at once, one a channel at the most: they are looked at one by one. */
const liveWindow = 100_000;

/** What is searched for in a list. */
export interface Search {
  q: string | undefined;
  tag: string | undefined;
}

/**
 * Searches a list. Words are taken as they were typed; where none of the list's streams has them, words like them count.
 * @param way how an earlier page of this search was found
 */
export async function searchStreams(
  context: Context,
  wanted: Wanted,
  { q, tag }: Search,
  way: Way | undefined,
): Promise<{ found: StreamView[]; way: Way }> {
  const tagged = tag === undefined ? [] : [hasTag(tag)];
  if (q === undefined) return { found: await find(context.db, wanted, allOf(tagged)), way: 'words' };

  const words = wordsOf(searchText(q));
  if (words.length === 0) return { found: [], way: 'words' };
  for (const one of way ? [way] : ways) {
    const found = await searches[one](context.db, wanted, { q, words, tagged });
    if (found.length > 0) return { found, way: one };
  }
  return { found: [], way: 'words' };
}

/** What is searched for, as it was typed and in words, and what else must be so. */
interface Sought {
  q: string;
  words: string[];
  tagged: Prisma.Sql[];
}

const searches: Record<Way, (db: Db, wanted: Wanted, sought: Sought) => Promise<StreamView[]>> = {
  async words(db, wanted, { q, words, tagged }) {
    const channelIds = wanted.channelId === undefined ? await channelsNamed(db, nameKey(q)) : [];
    return find(db, wanted, matching([hasWords(findable(words))], channelIds, tagged));
  },
  async slips(db, wanted, { q, words, tagged }) {
    const { like, others } = slipsOf(words);
    if (like.length === 0) return [];
    const rest = others.length === 0 ? [] : [hasWords(findable(others))];
    return withSlips(db, async (tx) => {
      const channelIds = wanted.channelId === undefined ? await channelsNamedLike(tx, q) : [];
      return find(tx, wanted, matching([...like.map(hasLike), ...rest], channelIds, tagged));
    });
  },
};

/** Streams with all of the words or of one of the channels, and with the tag. */
function matching(words: Prisma.Sql[], channelIds: string[], tagged: Prisma.Sql[]): Prisma.Sql {
  const found = channelIds.length === 0 ? allOf(words) : anyOf([allOf(words), isOf(channelIds)]);
  return allOf([found, ...tagged]);
}

/**
 * Common words fill a page from the next few streams; rare ones, of which those have none, are asked of their index. Neither
 * way is quick for both.
 */
async function find(db: Db | Transaction, wanted: Wanted, matches: Prisma.Sql): Promise<StreamView[]> {
  if (wanted.state === 'live') return findNext(db, wanted, matches, liveWindow);
  for (const [place, window] of windows.entries()) {
    const next = await findNext(db, wanted, matches, window);
    if (next.length === wanted.limit) return next;
    // Where the next window will hardly fill the page either, it is not read.
    const growth = (windows[place + 1] ?? window) / window;
    if (next.length * growth < wanted.limit) break;
  }
  return findAnywhere(db, wanted, matches);
}
