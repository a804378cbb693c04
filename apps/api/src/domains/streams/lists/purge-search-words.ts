import type { Context } from '../../../context.ts';
import { deleteUnusedWords, listWords } from './search.queries.ts';

/** How many words are looked at by one statement. */
const atOnce = 1_000;

/** Deletes the words of streams that are gone or called otherwise now. Searches do not find by them any more as it is. */
export async function purgeSearchWords({ db }: Context, signal?: AbortSignal): Promise<void> {
  let after = '';
  for (;;) {
    signal?.throwIfAborted();
    const words = await listWords(db, after, atOnce);
    const unused = words.filter((one) => one.unused).map(({ word }) => word);
    if (unused.length > 0) await deleteUnusedWords(db, unused);
    const last = words.at(-1);
    if (words.length < atOnce || !last) return;
    after = last.word;
  }
}
