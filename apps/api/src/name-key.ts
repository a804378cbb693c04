import decancer from 'decancer';

/** Its types name the export of a module that it is not. */
const toPlain = decancer as unknown as (text: string) => { toString: () => string };

/** Signs that are read as letters, letters that are read as one another, and pairs that are read as one letter. */
const alike: readonly [RegExp, string][] = [
  [/0/g, 'o'],
  [/[1i|!]/g, 'l'],
  [/3/g, 'e'],
  [/4/g, 'a'],
  [/5/g, 's'],
  [/7/g, 't'],
  [/8/g, 'b'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
];

/**
 * What names that look alike have in common: letters of other scripts and forms become the plain ones that they resemble,
 * and what is between letters does not count. Nobody sees it; it is only compared.
 */
export function nameKey(name: string): string {
  const plain = toPlain(name).toString();
  const key = alike.reduce((text, [pattern, letter]) => text.replaceAll(pattern, letter), plain);
  return key.replaceAll(/[^\p{L}\p{N}]/gu, '') || key;
}
