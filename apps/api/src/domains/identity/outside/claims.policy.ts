import { cleanName } from '@footlight/contracts';

/** What a token of the trusted issuer says of its holder. */
export interface Outsider {
  subject: string;
  /** Only if the issuer itself says that it was proven. */
  email: string | null;
  displayName: string;
  signedInAt: Date;
}

/** The longest subject; OpenID Connect allows 255 characters. */
const longestSubject = 255;
const longestName = 40;
const longestEmail = 254;
/** Roles of Supabase's keys, which stand for no person. */
const notPeople: ReadonlySet<unknown> = new Set(['anon', 'service_role']);

/**
 * Reads the claims of a token that was verified; undefined when it stands for no person, or is bound to a key that its
 * bearer would have to show (RFC 7800).
 *
 * An address counts as proven only by the claim `email_verified` beside it. What is below `user_metadata` was written by
 * the person, and is good for a name at the most.
 */
export function readClaims(claims: Readonly<Record<string, unknown>>): Outsider | undefined {
  const { sub, role, cnf, auth_time: authTime, iat } = claims;
  if (typeof sub !== 'string' || !isSubject(sub)) return undefined;
  if (notPeople.has(role)) return undefined;
  if (cnf !== undefined) return undefined;
  const seconds = typeof authTime === 'number' ? authTime : iat;
  if (typeof seconds !== 'number') return undefined;
  const email = provenEmail(claims);
  return { subject: sub, email, displayName: nameOf(claims, email), signedInAt: new Date(seconds * 1000) };
}

function isSubject(text: string): boolean {
  return text.length > 0 && text.length <= longestSubject && text.isWellFormed() && !text.includes('\0');
}

function provenEmail({ email, email_verified: verified }: Readonly<Record<string, unknown>>): string | null {
  if (verified !== true || typeof email !== 'string') return null;
  const address = email.trim().toLowerCase();
  const isOne = address.length <= longestEmail && /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(address);
  return isOne && address.isWellFormed() ? address : null;
}

function nameOf(claims: Readonly<Record<string, unknown>>, email: string | null): string {
  const metadata = (claims.user_metadata ?? {}) as Record<string, unknown>;
  const candidates = [
    claims.name,
    claims.preferred_username,
    metadata.full_name,
    metadata.name,
    email?.slice(0, email.indexOf('@')),
  ];
  const names = candidates.filter((name) => typeof name === 'string').map((name) => shorten(cleanName(name)));
  return names.find((name) => name !== '') ?? 'New member';
}

/** The first characters of a name, none of them halved. */
function shorten(name: string): string {
  const characters = [...name];
  while (characters.join('').length > longestName) characters.pop();
  return characters.join('').trim();
}
