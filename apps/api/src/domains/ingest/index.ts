export { exportStreamKeysOf } from './export-stream-keys.ts';
export { ingestRoutes } from './routes.ts';
export { streamKeyReader } from './stream-key-reader.ts';
