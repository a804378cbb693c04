import type { Transaction } from '../../db/client.ts';

/** A picture that is to be kept: WebP. */
export interface NewImage {
  id: string;
  bytes: Uint8Array<ArrayBuffer>;
  createdAt: Date;
}

/** A row that refers to a picture. */
export interface ImageReference {
  /**
   * Locks the row and reads which picture it refers to; undefined when the row is gone. Of two pictures at once the first
   * one must be there to be removed.
   */
  lock: () => Promise<string | null | undefined>;
  /** Lets the row refer to another picture, or to none. */
  set: (imageId: string | null) => Promise<unknown>;
}

/**
 * Gives a row another picture, or none, and removes the one before.
 * @returns whether that changed anything; undefined when the row is gone
 */
export async function replaceImage(
  tx: Transaction,
  { lock, set }: ImageReference,
  image: NewImage | undefined,
): Promise<boolean | undefined> {
  const before = await lock();
  if (before === undefined) return undefined;
  if (image) await tx.image.create({ data: image });
  await set(image?.id ?? null);
  if (before !== null) await tx.image.delete({ where: { id: before } });
  return image !== undefined || before !== null;
}
