import type { Context } from '../../context.ts';
import { notFound } from '../../http/app-error.ts';
import { findImage } from './images.queries.ts';

/**
 * The bytes of a picture, as WebP.
 * @throws AppError `not_found`
 */
export async function getImage(context: Context, id: string): Promise<Buffer> {
  const image = await findImage(context.db, id);
  if (!image) throw notFound();
  return Buffer.from(image.bytes);
}
