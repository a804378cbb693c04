import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../../../config/config.ts';

function tokenOf(userId: string, config: Config): string {
  return `${userId}.${createHmac('sha256', config.keys.unsubscribe).update(userId).digest('base64url')}`;
}

/** Whose mails a token ends; undefined when it was not made here. It is good for ever: an old mail must not be a trap. */
export function readUnsubscribeToken(token: string, config: Config): string | undefined {
  const [userId = ''] = token.split('.');
  const given = Buffer.from(token);
  const expected = Buffer.from(tokenOf(userId, config));
  return given.length === expected.length && timingSafeEqual(given, expected) ? userId : undefined;
}

/** Where a mail program ends these mails by itself (RFC 8058). */
export function unsubscribeUrl(userId: string, config: Config): string {
  return new URL(`/v1/unsubscribe/${tokenOf(userId, config)}`, config.publicUrl).href;
}

/** The page where a person does. */
export function unsubscribePage(userId: string, config: Config): string {
  const url = new URL('/unsubscribe', config.publicUrl);
  url.hash = `token=${tokenOf(userId, config)}`;
  return url.href;
}
