import type { Db } from '../../../db/client.ts';
import { type NewImage, replaceImage } from '../../images/fragments.queries.ts';

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

/** Gives an account another picture, or none, and deletes the one before; undefined when the account is gone. */
export function changePicture(db: Db, userId: string, image: NewImage | undefined) {
  return db.$transaction(async (tx) => {
    const avatar = {
      async lock() {
        const [user] = await tx.$queryRaw<{ avatar_id: string | null }[]>`
          SELECT avatar_id FROM users WHERE id = ${userId} AND deletion_requested_at IS NULL FOR UPDATE`;
        return user?.avatar_id;
      },
      set: (avatarId: string | null) => tx.user.update({ where: { id: userId }, data: { avatarId } }),
    };
    const changed = await replaceImage(tx, avatar, image);
    return changed === undefined ? null : tx.user.findUnique({ where: { id: userId } });
  });
}
