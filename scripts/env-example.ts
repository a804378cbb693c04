import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderEnvExample } from '../apps/api/src/config/env.ts';
import { root } from './local/paths.ts';

writeFileSync(path.join(root, '.env.example'), renderEnvExample());
