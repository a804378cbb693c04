/** Letters of scripts that put no spaces between words: each one is found wherever it stands. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/gu;

/**
 * What searches read of words: lower case, without accents, letters and digits of any script between single spaces. What is
 * searched for is written the same way.
 */
export function searchText(...words: readonly string[]): string {
  return words
    .join(' ')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(unspaced, ' $& ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
