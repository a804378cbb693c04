import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../../../config/config.ts';

function tokenOf(id: string, config: Config): string {
  return `${id}.${createHmac('sha256', config.keys.invitation).update(id).digest('base64url')}`;
}

/** The id of the invitation that a token opens; undefined when it was not made here. */
export function readInvitationToken(token: string, config: Config): string | undefined {
  const [id = ''] = token.split('.');
  const given = Buffer.from(token);
  const expected = Buffer.from(tokenOf(id, config));
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined;
}

/** The address of an invitation for its mail, with its token behind the `#`, which browsers send to no server. */
export function invitationUrl(id: string, config: Config): string {
  const url = new URL('/invitations', config.publicUrl);
  url.hash = `token=${tokenOf(id, config)}`;
  return url.href;
}
