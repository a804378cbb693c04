import type { Config } from '../../config/config.ts';
import { sign, verifySignature } from '../../signing/signature.ts';

/** The key that gives a seat back without credentials. Taking the seat once more makes another key. */
export function releaseKey(seat: { id: string; takes: number }, config: Config): string {
  return sign(config.keys.seat, seat.id, seat.takes);
}

/** Whether a key is the seat's newest one. */
export function isReleaseKey(key: string, seat: { id: string; takes: number }, config: Config): boolean {
  return verifySignature(config.keys.seat, key, seat.id, seat.takes);
}
