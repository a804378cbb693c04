import type { Context } from '../../context.ts';
import { type ReaderLagRow, listReaderLags } from './readers.queries.ts';

/** How far each reader of events is behind. */
export function readerLags({ db }: Context): Promise<ReaderLagRow[]> {
  return listReaderLags(db);
}
