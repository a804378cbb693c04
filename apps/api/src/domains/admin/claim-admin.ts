import { randomBytes } from 'node:crypto';
import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import type { AccountCaller } from '../../http/caller.ts';
import type { Client } from '../../http/client.ts';
import { sign, verifySignature } from '../../signing/signature.ts';
import { consumeLimit } from '../limits/index.ts';
import { recordAct } from './audit.ts';
import { lockClaim, openClaim, takeClaim } from './claim.queries.ts';

/** The one-time link that makes the first admin; undefined when somebody runs the server. It is the same until it is used. */
export async function adminLink(
  context: Pick<Context, 'config' | 'clock' | 'db'>,
): Promise<string | undefined> {
  const fresh = randomBytes(24).toString('base64url');
  const nonce = await openClaim(context.db, fresh, context.clock.now());
  if (nonce === undefined) return undefined;
  const url = new URL('/admin/claim', context.config.publicUrl);
  // The token cannot be read from the database alone.
  url.hash = `token=${sign(context.config.keys.admin, nonce)}`;
  return url.href;
}

/**
 * Makes the caller the first admin.
 * @throws AppError `link_invalid` (forged, used, or somebody runs the server), `rate_limited`
 */
export async function claimAdmin(
  context: Context,
  caller: AccountCaller,
  token: string,
  client: Client,
): Promise<void> {
  await consumeLimit(context, 'tokenAddress', client.address);
  await context.db.$transaction(async (tx) => {
    const nonce = await lockClaim(tx);
    if (nonce === undefined || !verifySignature(context.config.keys.admin, token, nonce))
      throw new AppError('link_invalid');
    await takeClaim(tx, caller.userId);
    await recordAct(context, tx, {
      actorId: caller.userId,
      action: 'admin_claimed',
      subjectId: caller.userId,
      reason: '',
      details: {},
    });
  });
}
