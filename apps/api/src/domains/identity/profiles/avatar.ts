import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { newId } from '../../../ids.ts';
import { processImage } from '../../images/index.ts';
import { consumeLimit } from '../../limits/index.ts';
import { changePicture } from './profiles.queries.ts';

/** How large a picture is kept, in pixels. */
const size = { width: 256, height: 256 };

/**
 * Gives the caller another picture.
 * @throws AppError `image_unreadable`, `rate_limited`, `token_invalid` (the account is gone)
 */
export async function setAvatar(context: Context, caller: AccountCaller, file: Buffer) {
  // Drawing costs far more than asking for it.
  await consumeLimit(context, 'pictureAccount', caller.userId);
  const bytes = await processImage(file, size);
  return change(context, caller, { id: newId('image'), bytes, createdAt: context.clock.now() });
}

/**
 * Takes the caller's picture away.
 * @throws AppError `token_invalid` (the account is gone)
 */
export function removeAvatar(context: Context, caller: AccountCaller) {
  return change(context, caller, undefined);
}

async function change(context: Context, caller: AccountCaller, image: Parameters<typeof changePicture>[2]) {
  const user = await changePicture(context.db, caller.userId, image);
  if (!user) throw new AppError('token_invalid', 'The account of this token does not exist.');
  return user;
}
