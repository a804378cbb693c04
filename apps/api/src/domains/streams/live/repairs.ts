import { type Repairs, repairKinds } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { addRepairs, countRepairs, deleteRepairsBefore } from './repairs.queries.ts';

export type RepairKind = keyof Repairs;

/** How long what was repaired is kept, in milliseconds. */
const keptMs = 24 * 3_600_000;
/** The time that admins read of, in milliseconds. */
export const lastHourMs = 3_600_000;

/** None of any kind. */
export const noRepairs = (): Repairs =>
  Object.fromEntries(repairKinds.map((kind) => [kind, 0])) as Record<RepairKind, number>;

/** Adds up rows of the database. A kind of a newer version is passed over. */
export function sumRepairs(rows: readonly { kind: string; count: number }[]): Repairs {
  const sums = noRepairs();
  for (const kind of repairKinds) {
    for (const row of rows) if (row.kind === kind) sums[kind] += row.count;
  }
  return sums;
}

/** Counts differences between the database and LiveKit that were repaired, here and for all servers. */
export async function recordRepairs(
  context: Context,
  streamId: string,
  kind: RepairKind,
  count: number,
): Promise<void> {
  if (count === 0) return;
  context.metrics.repairs.inc({ kind }, count);
  await addRepairs(context.db, { streamId, kind, count, at: context.clock.now() });
}

/** What all servers repaired in the last hour. */
export async function repairsInLastHour({ db, clock }: Context): Promise<Repairs> {
  return sumRepairs(await countRepairs(db, new Date(clock.now().getTime() - lastHourMs)));
}

/** Deletes what was repaired more than a day ago. */
export async function purgeRepairs({ db, clock }: Context, signal?: AbortSignal): Promise<void> {
  await deleteRepairsBefore(db, new Date(clock.now().getTime() - keptMs), signal);
}
