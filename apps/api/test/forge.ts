import { createHmac } from 'node:crypto';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT with exactly this header and these claims, signed with HMAC-SHA-256 by this key, or not at all. */
export function forgeJwt(
  claims: Record<string, unknown>,
  key: Buffer | undefined,
  header: Record<string, unknown> = {},
): string {
  const signed = `${encode({ alg: 'HS256', typ: 'JWT', ...header })}.${encode(claims)}`;
  const signature = key ? createHmac('sha256', key).update(signed).digest('base64url') : '';
  return `${signed}.${signature}`;
}

/** Claims of an access token that is good for a minute, with changes. */
export function accessClaims(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return {
    sub: 'usr_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
    sid: 'ses_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
    iss: 'footlight',
    aud: 'footlight-api',
    iat: now,
    exp: now + 60,
    ...changes,
  };
}
