import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { violatesUnique } from '../../../db/errors.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { makeAccount } from '../accounts/make-account.ts';
import { refuseSuspended } from '../accounts/refuse-suspended.ts';
import { findUserByEmail } from '../accounts/users.queries.ts';
import { type Outsider, readClaims } from './claims.policy.ts';
import { type OutsideAccount, findOutsideAccount, insertOutsider, lockOutsider } from './outside.queries.ts';

/**
 * The account of a token of the trusted issuer. With the first token it is made.
 * @returns undefined when the token is not the trusted issuer's
 * @throws AppError `token_expired`, `token_invalid`, `account_suspended`, `issuer_unavailable`
 */
export async function outsideAccountOf(context: Context, token: string): Promise<AccountCaller | undefined> {
  const { issuer, clock, config } = context;
  if (!issuer?.isNamedBy(token) || !config.issuer) return undefined;
  const outsider = readClaims(await issuer.verify(token, clock.now()));
  if (!outsider) throw new AppError('token_invalid', 'This token stands for no person.');

  const { url } = config.issuer;
  const account =
    (await findOutsideAccount(context.db, url, outsider.subject)) ?? (await admit(context, url, outsider));
  refuseSuspended(account, clock.now());
  const { userId, role } = account;
  return { kind: 'account', userId, role, sessionId: null, signedInAt: outsider.signedInAt };
}

/** Finds or makes the account of somebody who comes for the first time, one at a time. */
async function admit(context: Context, issuer: string, outsider: Outsider): Promise<OutsideAccount> {
  const { subject } = outsider;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await context.db.$transaction(async (tx) => {
        await lockOutsider(tx, issuer, subject);
        const known = await findOutsideAccount(tx, issuer, subject);
        if (known) return known;
        const userId = await accountFor(context, tx, outsider);
        await insertOutsider(tx, { issuer, subject, userId, createdAt: context.clock.now() });
        return (
          (await findOutsideAccount(tx, issuer, subject)) ?? Promise.reject(new AppError('token_invalid'))
        );
      });
    } catch (error) {
      // Somebody made an account with this address at the same moment: the repetition finds it.
      if (attempt === 3 || !violatesUnique(error, 'users_email_key')) throw error;
    }
  }
}

/**
 * The account that somebody outside belongs to. A proven address joins the account that proved the same one; where an
 * account only claims the address it is nobody's, and the new one has none.
 */
async function accountFor(context: Context, tx: Transaction, outsider: Outsider): Promise<string> {
  const { email, displayName } = outsider;
  const holder = email === null ? null : await findUserByEmail(tx, email);
  if (holder?.emailVerifiedAt) return holder.id;
  const own = holder ? null : email;
  const account = { email: own, emailVerified: own !== null, passwordHash: null, displayName };
  return (await makeAccount(context, tx, account)).id;
}
