import type { ManagedUser } from '@footlight/contracts';
import { suspensionAt } from '../identity/index.ts';
import type { UserRow } from './users.queries.ts';

/** An account as admins see it. */
export function presentManagedUser(user: UserRow, now: Date): ManagedUser {
  const suspension = suspensionAt(user, now);
  const since = user.overrideSince?.toISOString();
  return {
    id: user.id,
    display_name: user.displayName,
    handle: user.handle,
    email: user.email,
    email_verified: user.emailVerifiedAt !== null,
    role: user.role,
    created_at: user.createdAt.toISOString(),
    last_seen_at: user.lastSeenAt?.toISOString() ?? null,
    suspension: suspension
      ? {
          since: suspension.since.toISOString(),
          until: suspension.until?.toISOString() ?? null,
          reason: suspension.reason,
        }
      : null,
    plan_override:
      user.overridePlan !== null && since !== undefined
        ? {
            plan: user.overridePlan,
            reason: user.overrideReason ?? '',
            ends_at: user.overrideEndsAt?.toISOString() ?? null,
            since,
          }
        : null,
  };
}
