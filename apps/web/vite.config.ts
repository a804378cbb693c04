import { createRequire } from 'node:module';
import path from 'node:path';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.ts';

const api = process.env.API_ORIGIN ?? 'http://127.0.0.1:3000';

/** Pages that people enter by, and what the watch page fetches beside its own. */
const entrances = /(home|watch|channel|dashboard|sign-in)-page|room/;

// livekit-client's own build is written for browsers of 2015. The same package holds its sources: for today's browsers
// they are a twentieth smaller. Jest and the development server use its own build.
const liveKit = path.join(
  path.dirname(createRequire(import.meta.url).resolve('livekit-client')),
  '../src/index.ts',
);

export default defineConfig(({ command }) => ({
  plugins: [react(), tailwind(), precompress()],
  resolve: { alias: command === 'build' ? [{ find: /^livekit-client$/, replacement: liveKit }] : [] },
  // Those sources count on it that a field which is only declared is not set: a subclass would empty its parent's.
  oxc: {
    typescript: { removeClassFieldsWithoutInitializer: true },
    assumptions: { setPublicClassFields: true },
  },
  build: {
    target: 'es2023',
    // The content security policy allows fonts and pictures from our own files only, never from data: URLs.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // The first file names every other one that is fetched ahead of its need. For pages that nobody enters by, their
      // styles are enough: names are what compresses worst.
      resolveDependencies: (file, needed, { hostType }) =>
        hostType === 'html' || entrances.test(file) ? needed : needed.filter((name) => name.endsWith('.css')),
    },
    rolldownOptions: {
      output: {
        // What every page loads is one file: together it compresses better, and it is one request.
        codeSplitting: { groups: [{ name: 'app', tags: ['$initial'] }] },
      },
    },
    // kB before compression: livekit-client is one file of this size. The benchmark holds what a page may load.
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/v1': api,
      '/webhooks': api,
      '/health': api,
      '/docs': api,
      '/rtc': { target: api, ws: true },
    },
  },
}));
