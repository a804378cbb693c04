import type { ProfileField } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { violatesUnique } from '../../../db/errors.ts';
import { isReserved } from '../../../handles.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { nameKey } from '../../../name-key.ts';
import { getMe } from '../accounts/get-me.ts';
import { changeProfile, oneAccountPerHandle } from './profiles.queries.ts';

/** What a person writes about themselves; what is left out stays as it is. */
interface Wishes {
  display_name?: string | undefined;
  handle?: string | undefined;
  bio?: string | undefined;
  language?: string | undefined;
  time_zone?: string | undefined;
  shows?: ProfileField[] | undefined;
}

/**
 * Changes the caller's profile.
 * @throws AppError `handle_taken` (by somebody else, or reserved), `token_invalid` (the account is gone)
 */
export async function updateMe(context: Context, caller: AccountCaller, wishes: Wishes) {
  const { display_name: displayName, handle, bio, language, time_zone: timeZone, shows } = wishes;
  const before = await getMe(context, caller);
  if (handle !== undefined && handle !== before.handle && isReserved(handle))
    throw new AppError('handle_taken');
  const changes = {
    ...(displayName !== undefined && { displayName, nameKey: nameKey(displayName) }),
    ...(handle !== undefined && { handle }),
    ...(bio !== undefined && { bio }),
    ...(language !== undefined && { language }),
    ...(timeZone !== undefined && { timeZone }),
    ...(shows !== undefined && { shows: [...new Set(shows)] }),
  };
  try {
    return (await changeProfile(context.db, caller.userId, changes)) ?? before;
  } catch (error) {
    if (violatesUnique(error, oneAccountPerHandle)) throw new AppError('handle_taken');
    throw error;
  }
}
