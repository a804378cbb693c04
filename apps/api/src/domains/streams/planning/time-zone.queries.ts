import type { Db } from '../../../db/client.ts';

/** The zone on whose clocks somebody reads times. */
export async function timeZoneOf(db: Db, userId: string): Promise<string> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { timeZone: true } });
  return user?.timeZone ?? 'UTC';
}
