import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const NODE = '24.21.0';
export const PNPM = '12.21.0';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const cache = path.join(root, '.cache');
export const tools = path.join(cache, `tools-${NODE}-${PNPM}`);
export const toolsBin = path.join(tools, 'node_modules', '.bin');
