import { wordsFor } from '../../lib/problem-words.ts';
import { isProblem } from '../../lib/send.ts';

const codes = ['date_in_past', 'time_skipped', 'time_repeated'] as const;

/** What the server says against a time, in words, or null when it said something else. */
export function timeRefusal(error: unknown): string | null {
  return codes.some((code) => isProblem(error, code)) ? wordsFor(error).sentence : null;
}
