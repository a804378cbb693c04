import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.ts';

const api = process.env.API_ORIGIN ?? 'http://127.0.0.1:3000';

/** Pages that people enter by, and what the watch page fetches beside its own. */
const entrances = /(home|watch|channel|dashboard|sign-in)-page|room/;

export default defineConfig({
  plugins: [react(), tailwind(), precompress()],
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
});
