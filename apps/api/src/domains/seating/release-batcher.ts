import { type Batcher, openBatcher } from '../../batcher.ts';
import type { Clock } from '../../clock.ts';
import type { Db } from '../../db/client.ts';
import { type ReleaseReason, releaseSeats } from './release-seats.queries.ts';

/** The most seats that one transaction gives back. */
const mostSeats = 200;

/** A seat that its holder gives back. */
export interface Release {
  id: string;
  takes: number;
  reason: ReleaseReason;
}

/** Gives seats back, by stream. Answers whether the seat became free now. */
export type ReleaseBatcher = Batcher<Release, boolean>;

/** All who leave a stream while a transaction runs share the next one, so that many at once lock the counter a few times. */
export function openReleaseBatcher({ db, clock }: { db: Db; clock: Clock }): ReleaseBatcher {
  return openBatcher({
    most: mostSeats,
    distinctBy: ({ id }) => id,
    async work(streamId, releases) {
      const byReason = Map.groupBy(releases, ({ reason }) => reason);
      const freed = await db.$transaction(async (tx) => {
        const ids = new Set<string>();
        for (const [reason, seats] of byReason) {
          for (const id of await releaseSeats(tx, streamId, { seats }, reason, clock.now())) ids.add(id);
        }
        return ids;
      });
      return releases.map(({ id }) => freed.has(id));
    },
  });
}
