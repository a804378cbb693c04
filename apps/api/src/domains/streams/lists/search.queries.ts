import type { Db } from '../../../db/client.ts';
import type { SoughtWord } from './search.policy.ts';

/** Most words that one beginning stands for. */
const mostEndings = 1_000;
/** Most channels whose streams a search finds by the channel's name. */
const mostChannels = 50;

/** What comes after every text that begins with a word, and after the word alone. */
const [afterAll, afterItself] = ['\u{10FFFF}', '\u0001'];

interface WordRow {
  place: bigint;
  word: string;
}

/** Sorts words to those that they were found for. */
function byPlace(rows: readonly WordRow[], places: number): string[][] {
  const sorted = Array.from({ length: places }, (): string[] => []);
  for (const { place, word } of rows) sorted[Number(place) - 1]?.push(word);
  return sorted;
}

/** For each word those of the lists that it stands for: itself, and what it is the beginning of. */
export async function knownWords(
  db: Db,
  lists: readonly string[],
  words: readonly SoughtWord[],
): Promise<string[][]> {
  const firsts = words.map(({ text }) => text);
  const ends = words.map(({ text, begins }) => text + (begins ? afterAll : afterItself));
  const rows = await db.$queryRaw<WordRow[]>`
    SELECT q.place, w.word FROM unnest(${firsts}::text[], ${ends}::text[]) WITH ORDINALITY q(first, beyond, place)
    CROSS JOIN LATERAL (
      SELECT w.word FROM search_words w
      WHERE w.word >= q.first COLLATE "C" AND w.word < q.beyond COLLATE "C"
        AND EXISTS (SELECT FROM stream_terms t WHERE t.term = 'word:' || w.word AND t.list = ANY(${lists}::text[]))
      LIMIT ${mostEndings}
    ) w`;
  return byPlace(rows, words.length);
}

/** For each word those of the lists that are like it, the most alike ones first. */
export async function wordsLike(
  db: Db,
  lists: readonly string[],
  words: readonly string[],
): Promise<string[][]> {
  if (words.length === 0) return [];
  const rows = await db.$queryRaw<WordRow[]>`
    SELECT q.place, w.word FROM unnest(${words}::text[]) WITH ORDINALITY q(word, place)
    CROSS JOIN LATERAL words_like(q.word, ${lists}::text[]) w(word)`;
  return byPlace(rows, words.length);
}

/**
 * Channels whose name has this in it; short ones must begin with it.
 * @param key what was searched for, as names are compared
 */
export async function channelsNamed(db: Db, key: string): Promise<string[]> {
  const plain = key.replaceAll(/[\\%_]/g, '\\$&');
  const pattern = Array.from(key).length < 3 ? `${plain}%` : `%${plain}%`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM channels WHERE name_key LIKE ${pattern} AND deletion_requested_at IS NULL ORDER BY length(name_key), id LIMIT ${mostChannels}`;
  return rows.map(({ id }) => id);
}

/** Channels whose name is like this (0.6 of its groups of three letters or more), the most alike ones first. */
export async function channelsNamedLike(db: Db, text: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM channels WHERE ${text}::text <% name AND deletion_requested_at IS NULL
    ORDER BY word_similarity(${text}, name) DESC, id LIMIT ${mostChannels}`;
  return rows.map(({ id }) => id);
}

/**
 * Some of the known words, in their order, and whether no stream has them any more.
 * @param after where to go on; the empty text is before all words
 */
export function listWords(
  db: Db,
  after: string,
  limit: number,
): Promise<{ word: string; unused: boolean }[]> {
  return db.$queryRaw<{ word: string; unused: boolean }[]>`
    SELECT w.word, NOT EXISTS (SELECT FROM stream_terms t WHERE t.term = 'word:' || w.word) AS unused
    FROM search_words w WHERE w.word > ${after} COLLATE "C" ORDER BY w.word LIMIT ${limit}`;
}

/** Deletes those of the words that no stream has. Whoever is writing a stream with one of them is waited for, and seen. */
export async function deleteUnusedWords(db: Db, words: readonly string[]): Promise<void> {
  await db.$transaction([
    db.$executeRaw`LOCK TABLE search_words IN SHARE ROW EXCLUSIVE MODE`,
    db.$executeRaw`
      DELETE FROM search_words w WHERE w.word = ANY(${words}::text[])
        AND NOT EXISTS (SELECT FROM stream_terms t WHERE t.term = 'word:' || w.word)`,
  ]);
}
