import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../../config/config.ts';

/** The key that gives a seat back without credentials. Taking the seat once more makes another key. */
export function releaseKey(seat: { id: string; takes: number }, config: Config): string {
  return createHmac('sha256', config.keys.seat).update(`${seat.id}.${seat.takes}`).digest('base64url');
}

/** Whether a key is the seat's newest one. */
export function isReleaseKey(key: string, seat: { id: string; takes: number }, config: Config): boolean {
  const given = Buffer.from(key);
  const expected = Buffer.from(releaseKey(seat, config));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
