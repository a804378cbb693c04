import { Email } from '@footlight/contracts';

/** One thing of a pasted list. */
export interface Entry {
  /** Number of the line, from 1. */
  line: number;
  /** What stands there. */
  text: string;
}

/** One thing of a pasted list that was looked at. */
export interface ReadEntry extends Entry {
  /** The address that it is; null when it is none. */
  email: string | null;
}

/** As long as an address can be. */
const longestText = 254;

const lineBreak = /\r\n|[\n\r\u2028\u2029]/u;
/** What mail programs put around addresses, and nobody sees. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu;
/** A quoted name, an address in its brackets, what stands between entries, white space, a word, or a lone sign. */
const parts = /"([^"]*)"|<([^<>]*)>|([,;])|\s+|([^\s,;<>"]+)|[<>"]/gu;

/**
 * Takes a pasted list apart, in which addresses stand on lines of their own or with commas, semicolons or white space
 * between them, some as `Name <address>`. What is none of this is an entry as well, so that nobody wonders where it went.
 */
export function entriesOf(pasted: string): Entry[] {
  return pasted
    .replaceAll(invisible, '')
    .split(lineBreak)
    .flatMap((line, index) => textsOf(line).map((text) => ({ line: index + 1, text })));
}

/** Looks whether an entry is an address. */
export function readEntry({ line, text }: Entry): ReadEntry {
  const { data: email = null } = Email.safeParse(text);
  return { line, text: text.slice(0, longestText).toWellFormed(), email };
}

/** Every address of a line, and everything else that is no name of one. */
function textsOf(line: string): string[] {
  const texts: string[] = [];
  /** What was read since the last address in brackets: a name, if another one follows. */
  let waiting: { text: string; quoted: boolean }[] = [];
  for (const [whole, quoted, bracketed, between, word] of line.matchAll(parts)) {
    if (word !== undefined) waiting.push({ text: word, quoted: false });
    else if (quoted !== undefined) waiting.push({ text: quoted.trim(), quoted: true });
    else if (bracketed !== undefined) {
      // A name may be the address itself once more; other addresses in front of the brackets are no name.
      const address = bracketed.trim();
      texts.push(...waiting.filter((one) => isStray(one, address)).map(({ text }) => text));
      texts.push(address || whole);
      waiting = [];
    } else if (between !== undefined) {
      texts.push(...waiting.map(({ text }) => text));
      waiting = [];
    } else if (whole.trim() !== '') waiting.push({ text: whole, quoted: false });
  }
  return [...texts, ...waiting.map(({ text }) => text)].filter((text) => text !== '');
}

function isStray({ text, quoted }: { text: string; quoted: boolean }, address: string): boolean {
  return !quoted && text.includes('@') && text !== address;
}
