import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
export const cacheDir = path.join(root, '.cache');

/** Where a started Footlight keeps its state: DATA_DIR or .data in the checkout. */
export function dataDir(): string {
  return path.resolve(root, process.env.DATA_DIR || '.data');
}
