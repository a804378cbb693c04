import type { Context } from '../../../context.ts';
import { deleteUnusedWords, listUnusedWords } from './search.queries.ts';

/** Deletes the words of streams that are gone or called otherwise now. Searches do not find by them any more as it is. */
export async function purgeSearchWords({ db }: Context): Promise<void> {
  const words = await listUnusedWords(db);
  if (words.length > 0) await deleteUnusedWords(db, words);
}
