import type { Config } from '../../../config/config.ts';
import { readSignedToken, signedToken } from '../../../signing/signature.ts';

/** The id of the invitation that a token opens; undefined when it was not made here. */
export function readInvitationToken(token: string, config: Config): string | undefined {
  return readSignedToken(config.keys.invitation, token)?.[0];
}

/** The address of an invitation for its mail, with its token behind the `#`, which browsers send to no server. */
export function invitationUrl(id: string, config: Config): string {
  const url = new URL('/invitations', config.publicUrl);
  url.hash = `token=${signedToken(config.keys.invitation, id)}`;
  return url.href;
}
