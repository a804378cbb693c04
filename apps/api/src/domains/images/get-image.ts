import type { Context } from '../../context.ts';
import { notFound } from '../../http/app-error.ts';
import { type Caller, viewerIdOf } from '../../http/caller.ts';
import { readImageToken } from './image-url.ts';
import { type ImageAudience, type ImageUse, audienceOf } from './images.policy.ts';
import { type ImageRow, findImage } from './images.queries.ts';

/**
 * The bytes of a picture, as WebP, and for whom it is.
 * @param token of the picture's address; who has none asks as themselves
 * @throws AppError `not_found`, also for a picture that is not for the caller
 */
export async function getImage(
  context: Context,
  caller: Caller,
  { id, token }: { id: string; token: string | undefined },
): Promise<{ bytes: Buffer; audience: ImageAudience }> {
  const viewerId = token === undefined ? viewerIdOf(caller) : readImageToken(context, id, token);
  const image = await findImage(context.db, id, viewerId, context.clock.now());
  const audience = image ? audienceOf(useOf(image)) : 'nobody';
  if (!image || audience === 'nobody') throw notFound();
  return { bytes: Buffer.from(image.bytes), audience };
}

function useOf(image: ImageRow): ImageUse {
  if (image.visibility !== null) return { of: 'stream', visibility: image.visibility, viewer: image };
  if (image.channel_id !== null) return { of: 'channel', unavailable: image.unavailable };
  if (image.account_inactive !== null) return { of: 'account', inactive: image.account_inactive };
  return { of: 'nothing' };
}
