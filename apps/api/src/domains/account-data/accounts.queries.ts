import { type Db, Prisma } from '../../db/client.ts';
import { isInactive } from '../identity/fragments.queries.ts';

/** Whether an account is suspended or being deleted; one that is gone is. */
export async function isAccountInactive(db: Db, userId: string, now: Date): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT FROM users u WHERE u.id = ${userId} AND NOT ${isInactive(Prisma.sql`u`, now)}`;
  return rows.length === 0;
}
