import type { PlanRights } from '@footlight/plans';
import { endless } from '../stream.ts';

/** How many seats a stream has whose owner has these rights. */
export function seatsOf({ viewers }: Readonly<Pick<PlanRights, 'viewers'>>): number {
  return viewers === 'unlimited' ? endless : viewers;
}
