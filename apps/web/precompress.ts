import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** What shrinks; fonts and pictures are compressed already. */
const text = /\.(js|css|html|svg|json)$/;

/** Writes `.br` and `.gz` beside every text file of the build, so that the server compresses nothing while it serves. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const files = await readdir(dir, { recursive: true });
      await Promise.all(
        files
          .filter((file) => text.test(file))
          .map(async (file) => {
            const content = await readFile(path.join(dir, file));
            const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
            await writeFile(path.join(dir, `${file}.br`), await brotli(content, quality));
            await writeFile(path.join(dir, `${file}.gz`), await gzipped(content, { level: 9 }));
          }),
      );
    },
  };
}
