const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * One or two letters for a name in any script: the first of the first and the last word. Scripts that write without
 * spaces or join their letters get one, because two of them read as another word.
 */
export function initialsOf(name: string): string {
  const parts = [...words.segment(name)].filter((part) => part.isWordLike).map((part) => part.segment);
  const first = firstLetter(parts[0] ?? name);
  const last = parts.length > 1 ? firstLetter(parts.at(-1) ?? '') : '';
  if (!last || !pairs.test(first) || !pairs.test(last)) return first;
  return first + last;
}

/** Scripts with separate letters and spaces between words. */
const pairs =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{N}]/u;

function firstLetter(word: string): string {
  const [first] = graphemes.segment(word.trim());
  return (first?.segment ?? '').toLocaleUpperCase();
}
