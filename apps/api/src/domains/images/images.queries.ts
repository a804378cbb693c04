import type { Db } from '../../db/client.ts';

export function findImage(db: Db, id: string) {
  return db.image.findUnique({ where: { id }, select: { bytes: true } });
}
