import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What has to stay the same from one start to the next, made at random at the first. */
export interface Secrets {
  appSecret: string;
  livekitKey: string;
  livekitSecret: string;
  stripeKey: string;
  stripeWebhookSecret: string;
}

/** Reads .data/secrets.json, or makes it, for its owner's eyes only. What an older version did not know is added. */
export function openSecrets(dir: string): Secrets {
  const file = path.join(dir, 'secrets.json');
  const found = readSecrets(file);
  const secrets = {
    appSecret: randomBytes(32).toString('hex'),
    livekitKey: `footlight_${randomBytes(6).toString('hex')}`,
    livekitSecret: randomBytes(32).toString('hex'),
    stripeKey: `sk_test_${randomBytes(24).toString('hex')}`,
    stripeWebhookSecret: `whsec_${randomBytes(24).toString('hex')}`,
    ...found,
  };
  if (Object.keys(found).length === Object.keys(secrets).length) return secrets;
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function readSecrets(file: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return {};
  }
}
