import { z } from 'zod';

/** Control characters; NUL would also be refused by PostgreSQL. */
const controls = /\p{Cc}/gu;
/** Marks that reorder the text around them. */
const reordering = /\p{Bidi_Control}/gu;
/** Characters that take no room: names must not differ by them alone. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * One line of other people's words as it is stored: well-formed Unicode in NFC, white space folded, no control or
 * reordering characters. Joiners stay, because emoji and several scripts need them.
 */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(controls, '')
    .replace(reordering, '')
    .trim();
}

/** A name as it is stored: like a line, but in NFKC and without any invisible character. */
export function cleanName(text: string): string {
  return cleanLine(text.toWellFormed().normalize('NFKC').replace(invisible, ''));
}

/** Whether a reader sees anything at all: joiners and variation selectors alone do not count. */
function isVisible(text: string): boolean {
  return text.replace(invisible, '').trim() !== '';
}

/** A cleaned line of 1 to `max` UTF-16 units. */
export function line(max: number) {
  return z.string().overwrite(cleanLine).max(max).refine(isVisible, 'Write something that can be seen.');
}

/** The name that others see: 1 to 40 UTF-16 units after cleaning. */
export const DisplayName = z
  .string()
  .overwrite(cleanName)
  .min(1)
  .max(40)
  .describe('The name that others see, 1 to 40 characters; stored in NFKC without invisible characters.');

/** An e-mail address, trimmed and in lower case; at most 254 characters (RFC 5321). */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email())
  .describe('An e-mail address. Upper and lower case are the same.');

/** A new password: 12 to 256 characters, anything goes, white space counts; NFKC as NIST SP 800-63B advises. */
export const NewPassword = z
  .string()
  .overwrite((text) => text.toWellFormed().normalize('NFKC'))
  .min(12)
  .max(256)
  .describe('12 to 256 characters; white space counts.');

/** A password that is checked, of any length that could have been set. */
export const Password = z
  .string()
  .overwrite((text) => text.toWellFormed().normalize('NFKC'))
  .min(1)
  .max(256);

/** A moment in RFC 3339, UTC. */
export const Moment = z.iso.datetime().describe('RFC 3339, UTC.');
