import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What has to stay the same from one start to the next, made at random at the first. */
export interface Secrets {
  appSecret: string;
  livekitKey: string;
  livekitSecret: string;
}

/** Reads .data/secrets.json, or makes it, for its owner's eyes only. */
export function openSecrets(dir: string): Secrets {
  const file = path.join(dir, 'secrets.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const secrets = {
    appSecret: randomBytes(32).toString('hex'),
    livekitKey: `footlight_${randomBytes(6).toString('hex')}`,
    livekitSecret: randomBytes(32).toString('hex'),
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
