import type { Context } from '../../../context.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { exportOverrideOf } from '../../entitlements/index.ts';
import { presentAccount } from '../accounts/account.presenter.ts';
import { getMe } from '../accounts/get-me.ts';
import { findBelongings } from './leaving.queries.ts';

/** What is stored about an account itself, as its export shows it. Secrets stay here: hashes and keys are nobody's data. */
export async function exportAccount(context: Context, caller: AccountCaller) {
  const account = presentAccount(await getMe(context, caller));
  const has = await findBelongings(context.db, caller.userId);
  return {
    account,
    picture: has?.avatar
      ? `data:image/webp;base64,${Buffer.from(has.avatar.bytes).toString('base64')}`
      : null,
    sessions: (has?.sessions ?? []).map((session) => ({
      id: session.id,
      browser: session.userAgent,
      address: session.address,
      created_at: session.createdAt.toISOString(),
      last_seen_at: session.rotatedAt.toISOString(),
      ended_at: session.endedAt?.toISOString() ?? null,
    })),
    identities: (has?.identities ?? []).map(({ issuer, subject, createdAt }) => ({
      issuer,
      subject,
      created_at: createdAt.toISOString(),
    })),
    guests: (has?.guests ?? []).map(({ id, displayName, createdAt }) => ({
      id,
      display_name: displayName,
      created_at: createdAt.toISOString(),
    })),
    plan_override: await exportOverrideOf(context, caller.userId),
  };
}
