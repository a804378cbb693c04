/** How a list is searched: for words as they were typed, or, where those are nowhere, for words like them. */
export const ways = ['words', 'slips'] as const;
export type Way = (typeof ways)[number];

/** Words that are searched for at once; more of them would find no less. */
const mostWords = 10;
/** Letters of a word that count; PostgreSQL refuses words of 2 kB. */
const mostLetters = 40;
/** From how many letters on a word is found by its beginning, wherever it stands: shorter ones begin too many words. */
const beginning = 3;
/** From how many letters on a word can have a slip. */
const slippery = 4;
/** How many words can have one: each costs a look at every stream that shares a few letters with it. */
const mostSlips = 3;

/**
 * The words of a search.
 * @param text what was typed, as search texts are written: letters and digits between single spaces
 */
export function wordsOf(text: string): string[] {
  const words = text.split(' ').filter((word) => word !== '');
  return words.slice(0, mostWords).map((word) => Array.from(word).slice(0, mostLetters).join(''));
}

/** Words of which a text must have all, as an index is asked for them and as they stand between spaces. */
export interface Words {
  query: string;
  pieces: string[];
}

/** Words that count by their beginning; the last one may be half typed. */
export function findable(words: readonly string[]): Words {
  const begins = words.map((word, place) => place === words.length - 1 || isLong(word, beginning));
  return {
    query: words.map((word, place) => (begins[place] ? `${word}:*` : word)).join(' & '),
    pieces: words.map((word, place) => (begins[place] ? ` ${word}` : ` ${word} `)),
  };
}

/** Which words can have a slip, and the others as they are. */
export function slipsOf(words: readonly string[]): { like: string[]; others: string[] } {
  const like = words.filter((word) => isLong(word, slippery)).slice(0, mostSlips);
  return { like, others: words.filter((word) => !like.includes(word)) };
}

function isLong(word: string, letters: number): boolean {
  return Array.from(word).length >= letters;
}
