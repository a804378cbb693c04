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

/** A cleaned line of 1 to `max` code points. */
export function line(max: number) {
  return z
    .string()
    .overwrite(cleanLine)
    .max(max)
    .refine(isVisible, 'Write something that can be seen.')
    .meta({ minLength: 1 });
}

/** Several lines of other people's words: each cleaned like a line, no more than one empty line in a row. */
export function cleanParagraph(text: string): string {
  return text
    .toWellFormed()
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(cleanLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A cleaned text of at most `max` code points that may be empty and may have line breaks. */
export function paragraph(max: number) {
  return z.string().overwrite(cleanParagraph).max(max);
}

/** What a person is called in an address: 3 to 30 letters, digits and hyphens, in lower case. */
export const Handle = z
  .string()
  .trim()
  .toLowerCase()
  .max(30)
  .regex(/^[a-z0-9](?:-?[a-z0-9]){2,29}$/, 'Use 3 to 30 letters, digits and single hyphens between them.')
  .describe('3 to 30 of a-z, 0-9 and single hyphens between them. Upper and lower case are the same.');

/** A language as BCP 47 names it. */
export const Language = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { error: 'is not a language tag', abort: true })
  .refine(isLanguage, 'is not a language tag')
  .overwrite((tag) => (isLanguage(tag) ? (Intl.getCanonicalLocales(tag)[0] ?? tag) : tag))
  .describe('A BCP 47 tag, for example `pl` or `pt-BR`.');

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** A time zone of the IANA database that this machine knows. */
export const TimeZone = z
  .string()
  .max(64)
  // Offsets like +01:00 are understood as well, and know nothing of summer time.
  .regex(/^[A-Za-z]/, { error: 'is not a time zone', abort: true })
  .refine(isTimeZone, 'is not a time zone')
  .describe('A name of the IANA database, for example `Europe/Warsaw`.');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The name that others see: 1 to 40 code points after cleaning. */
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
  .meta({ format: 'email', pattern: z.regexes.email.source })
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

/** A moment in RFC 3339, UTC. Of the years that it can write, PostgreSQL lacks one. */
export const Moment = z.iso
  .datetime()
  .refine((text) => !text.startsWith('0000'), 'There is no year 0000.')
  .meta({ pattern: '^(?!0000).*Z$' })
  .describe('RFC 3339, UTC.');
