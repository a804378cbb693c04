import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.ts';

/** Settings of the person's own; what the shell sets goes before them. */
export function loadDotEnv(): void {
  const file = path.join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
