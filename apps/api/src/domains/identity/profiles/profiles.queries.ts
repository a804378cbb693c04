import type { Db } from '../../../db/client.ts';

/** What a person may change of their profile; what is left out stays. */
export interface ProfileChanges {
  displayName?: string;
  nameKey?: string;
  handle?: string;
  bio?: string;
  language?: string;
  timeZone?: string;
  shows?: string[];
}

/** The unique index that holds one account per handle. */
export const oneAccountPerHandle = 'users_handle_key';

/**
 * Changes a profile; undefined when the account is gone.
 * @throws on a handle that is taken (`oneAccountPerHandle`)
 */
export async function changeProfile(db: Db, id: string, changes: ProfileChanges) {
  const [user] = await db.user.updateManyAndReturn({
    where: { id, deletionRequestedAt: null },
    data: changes,
  });
  return user;
}

/** An account that is not being deleted, by its id or its handle. */
export function findPerson(db: Db, idOrHandle: string) {
  return db.user.findFirst({
    where: { deletionRequestedAt: null, OR: [{ id: idOrHandle }, { handle: idOrHandle }] },
  });
}

/** Gives an account another picture, or none, and forgets the one before; undefined when the account is gone. */
export function changePicture(
  db: Db,
  userId: string,
  image: { id: string; bytes: Uint8Array<ArrayBuffer>; createdAt: Date } | undefined,
) {
  return db.$transaction(async (tx) => {
    // The account is locked first: of two pictures at once the first one must be there to be forgotten.
    const [before] = await tx.$queryRaw<{ avatar_id: string | null }[]>`
      SELECT avatar_id FROM users WHERE id = ${userId} AND deletion_requested_at IS NULL FOR UPDATE`;
    if (!before) return undefined;
    if (image) await tx.image.create({ data: image });
    const user = await tx.user.update({ where: { id: userId }, data: { avatarId: image?.id ?? null } });
    if (before.avatar_id !== null) await tx.image.delete({ where: { id: before.avatar_id } });
    return user;
  });
}
