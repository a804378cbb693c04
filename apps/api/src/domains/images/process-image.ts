import sharp from 'sharp';
import { AppError } from '../../http/app-error.ts';

/** More pixels than any camera takes; a small file can claim to be far larger. */
const mostPixels = 50_000_000;
/** How long drawing may take, in seconds. */
const longestSeconds = 10;
/** What is read, as detected from the content. SVG is none of them: it is a page with scripts, not a picture. */
const formats = new Set(['jpeg', 'png', 'webp', 'gif', 'heif']);

// One picture is small; its threads would be taken from others who sign in.
sharp.concurrency(1);
// Nothing is drawn twice, so that nothing is worth keeping.
sharp.cache(false);

/**
 * Draws a picture anew: the first frame, upright, cut to this size in pixels, as WebP, without anything that was written
 * beside the picture.
 * @param file what was sent; its content decides what it is
 * @throws AppError `image_unreadable`
 */
export async function processImage(
  file: Buffer,
  { width, height }: { width: number; height: number },
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const image = sharp(file, { limitInputPixels: mostPixels, failOn: 'error' });
    const { format, compression } = await image.metadata();
    if (!formats.has(format) || (format === 'heif' && compression !== 'av1')) {
      throw new Error(`${format} is not read here`);
    }
    const drawn = await image
      .autoOrient()
      .resize(width, height, { fit: 'cover' })
      .webp({ quality: 82 })
      .timeout({ seconds: longestSeconds })
      .toBuffer();
    return new Uint8Array(drawn);
  } catch (error) {
    throw new AppError('image_unreadable', undefined, { cause: error });
  }
}
