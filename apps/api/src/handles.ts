import { randomInt } from 'node:crypto';

/** The longest handle, and the shortest. */
const longest = 30;
const shortest = 3;

/** Handles that would be taken for the house itself. */
const reserved = new Set([
  ...[
    'admin',
    'administrator',
    'api',
    'channel',
    'channels',
    'footlight',
    'help',
    'host',
    'mod',
    'moderator',
  ],
  ...[
    'null',
    'official',
    'root',
    'security',
    'staff',
    'support',
    'system',
    'team',
    'undefined',
    'user',
    'users',
  ],
]);

/** Whether a handle is kept for the house. */
export function isReserved(handle: string): boolean {
  return reserved.has(handle);
}

/** What of a name can stand in a handle: letters, digits and hyphens between them. */
function lettersOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '');
}

/**
 * Handles for somebody or something of this name: the plain one first, then with digits behind it, without end.
 * @param kind what stands there when too little of the name can
 */
export function* handlesFor(name: string, kind: 'channel' | 'user'): Generator<string, never> {
  const letters = lettersOf(name);
  const plain = letters.length < shortest ? [kind, letters].filter(Boolean).join('-') : letters;
  if (!isReserved(plain)) yield plain;
  const stem = plain.slice(0, longest - 7).replace(/-+$/, '');
  while (true) yield `${stem}-${randomInt(1_000, 1_000_000)}`;
}
