import { type KeyObject, createHmac, timingSafeEqual } from 'node:crypto';

/** What a signature covers: text without a full stop in it, except in the last part. */
type Part = string | number;

/**
 * HMAC-SHA-256 of the parts, joined by full stops, as base64url: 43 characters.
 * @param key the key of one purpose (`config.keys`), so that what is signed for one purpose is worth nothing for another
 */
export function sign(key: KeyObject, ...parts: [Part, ...Part[]]): string {
  return createHmac('sha256', key).update(parts.join('.')).digest('base64url');
}

/** Whether a signature is that of the parts. How long the comparison takes says nothing about the right one. */
export function verifySignature(key: KeyObject, signature: string, ...parts: [Part, ...Part[]]): boolean {
  const given = Buffer.from(signature);
  const expected = Buffer.from(sign(key, ...parts));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** A token that carries what it signs: the parts, then the signature, joined by full stops. */
export function signedToken(key: KeyObject, ...parts: [Part, ...Part[]]): string {
  return [...parts, sign(key, ...parts)].join('.');
}

/** The parts of a token that was signed with this key; undefined for any other text. */
export function readSignedToken(key: KeyObject, token: string): [string, ...string[]] | undefined {
  const [first, ...rest] = token.split('.');
  const signature = rest.pop();
  if (first === undefined || signature === undefined) return undefined;
  return verifySignature(key, signature, first, ...rest) ? [first, ...rest] : undefined;
}
