import { UserId } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { pictureUrl } from '../../http/picture-url.ts';
import { readSignedToken, signedToken } from '../../signing/signature.ts';

type Signing = Pick<Context, 'config' | 'clock'>;

const hourMs = 3_600_000;

/**
 * Where somebody fetches a picture that is not for everybody. Browsers send no access token for pictures, so the address
 * says who asks; whether they may see the picture is decided when it is fetched. It is good for one to two hours, and the
 * same within an hour, so that pages do not fetch a picture again each time they are read.
 */
export function personalImageUrl({ config, clock }: Signing, imageId: string, userId: string): string {
  const expiresAt = (Math.floor(clock.now().getTime() / hourMs) + 2) * hourMs;
  const signed = signedToken(config.keys.image, imageId, userId, expiresAt);
  // The picture's id stands in the path already.
  return `${pictureUrl(imageId)}?token=${signed.slice(imageId.length + 1)}`;
}

/** The account that a picture's address was made for; undefined when it was not made here, or is too old. */
export function readImageToken(
  { config, clock }: Signing,
  imageId: string,
  token: string,
): string | undefined {
  const [, userId, expiresAt] = readSignedToken(config.keys.image, `${imageId}.${token}`) ?? [];
  if (Number(expiresAt) <= clock.now().getTime()) return undefined;
  return UserId.safeParse(userId).data;
}
