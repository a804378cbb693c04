import type { Config } from '../../../config/config.ts';
import { readSignedToken, signedToken } from '../../../signing/signature.ts';

/** Whose mails a token ends; undefined when it was not made here. It is good for ever: an old mail must not be a trap. */
export function readUnsubscribeToken(token: string, config: Config): string | undefined {
  return readSignedToken(config.keys.unsubscribe, token)?.[0];
}

/** Where a mail program ends these mails by itself (RFC 8058). */
export function unsubscribeUrl(userId: string, config: Config): string {
  return new URL(`/v1/unsubscribe/${signedToken(config.keys.unsubscribe, userId)}`, config.publicUrl).href;
}

/** The page where a person does. */
export function unsubscribePage(userId: string, config: Config): string {
  const url = new URL('/unsubscribe', config.publicUrl);
  url.hash = `token=${signedToken(config.keys.unsubscribe, userId)}`;
  return url.href;
}
