import { type Batcher, openBatcher } from '../../batcher.ts';
import type { Db } from '../../db/client.ts';
import { countRefusals } from './refusals.queries.ts';

/** Counts refusals because of a full stream, by stream. */
export type RefusalBatcher = Batcher<undefined, undefined>;

/** All who are refused while a statement counts share the next one, in a row of their own: joins never wait for it. */
export function openRefusalBatcher({ db }: { db: Db }): RefusalBatcher {
  return openBatcher({
    most: Infinity,
    async work(streamId, refusals) {
      await countRefusals(db, streamId, refusals.length);
      return refusals.map(() => undefined);
    },
  });
}
