import { createHash, randomBytes } from 'node:crypto';

/** What every stream key begins with, so that people and scanners for secrets recognize it. */
const mark = 'flsk_';
/** How many characters of a key are stored and shown: the mark and four more, which leaves 232 random bits unknown. */
const prefixLength = mark.length + 4;

/** A new stream key: 256 random bits. */
export function newSecret(): string {
  return mark + randomBytes(32).toString('base64url');
}

export function prefixOf(secret: string): string {
  return secret.slice(0, prefixLength);
}

/** What is stored of a key. One round of SHA-256 is enough for a key that is random: nobody can try them all. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
