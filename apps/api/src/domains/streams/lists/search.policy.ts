/** Words that are searched for at once; more of them would find no less. */
const mostWords = 10;
/** Letters of a word that count. */
const mostLetters = 40;
/** From how many letters on a word is found by its beginning, wherever it stands: shorter ones begin too many words. */
const beginning = 3;
/** From how many letters on a word can have a slip. */
const slippery = 4;

/** A word that is searched for. */
export interface SoughtWord {
  text: string;
  /** Whether it counts where it is the beginning of a word. */
  begins: boolean;
  /** Whether it can have a slip. */
  slips: boolean;
}

/**
 * The words of a search. The last one may be half typed.
 * @param text what was typed, as search texts are written: letters and digits between single spaces
 */
export function soughtWords(text: string): SoughtWord[] {
  const words = text.split(' ').filter((word) => word !== '');
  return words.slice(0, mostWords).map((word, place) => {
    const letters = Array.from(word).slice(0, mostLetters);
    return {
      text: letters.join(''),
      begins: place === words.length - 1 || letters.length >= beginning,
      slips: letters.length >= slippery,
    };
  });
}
