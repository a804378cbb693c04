import type { Repairs } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { countRepairsOf } from './repairs.queries.ts';
import { lastHourMs, sumRepairs } from './repairs.ts';
import {
  type OnAirCountsRow,
  type StreamHealthRow,
  countOnAirRows,
  listStreamHealthRows,
} from './stream-health.queries.ts';

export type OnAirCounts = OnAirCountsRow;

/** The streams on air together, with their seats and queues. */
export function countOnAir({ db }: Context): Promise<OnAirCounts> {
  return countOnAirRows(db);
}

/** Streams on air, each with what was repaired at it in the last hour. */
export async function listStreamHealth(
  { db, clock }: Context,
  wanted: { differing: boolean; before: string | undefined; limit: number },
): Promise<(StreamHealthRow & { repairs: Repairs })[]> {
  const since = new Date(clock.now().getTime() - lastHourMs);
  const rows = await listStreamHealthRows(db, { ...wanted, since });
  const ids = rows.map(({ id }) => id);
  const repairs = Map.groupBy(await countRepairsOf(db, ids, since), (row) => row.stream_id);
  return rows.map((row) => ({ ...row, repairs: sumRepairs(repairs.get(row.id) ?? []) }));
}
