import { formatLocale } from '../../lib/format.ts';

/** Languages to choose from: those that most people have, each with its own name. Any other that is stored stays. */
const common = [
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko',
  'ky lo lt lv mk ml mn mr ms my nb ne nl nn pa pl pt pt-BR ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi yo',
  'zh-Hans zh-Hant zu',
]
  .join(' ')
  .split(' ');

interface LanguageOption {
  tag: string;
  /** "Polski (Polish)": as its speakers say, then as the reader does. */
  label: string;
}

/** The languages to choose from, with `stored` among them, sorted by the name that their speakers give them. */
export function languageOptions(stored: string): LanguageOption[] {
  const tags = common.includes(stored) || stored === '' ? common : [...common, stored];
  const { compare } = new Intl.Collator(formatLocale());
  return tags
    .map((tag) => ({ tag, label: labelOf(tag) }))
    .sort((one, other) => compare(one.label, other.label));
}

function labelOf(tag: string): string {
  const own = nameOf(tag, tag);
  const readers = nameOf(tag, formatLocale());
  const first = own.slice(0, 1).toLocaleUpperCase(tag) + own.slice(1);
  return first.toLowerCase() === readers.toLowerCase() ? first : `${first} (${readers})`;
}

/** A language's name; the tag itself where this browser knows none. */
function nameOf(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
