import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.ts';

const api = process.env.API_ORIGIN ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), tailwind(), precompress()],
  build: {
    target: 'es2023',
    // The content security policy allows fonts and pictures from our own files only, never from data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
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
