import type { AccountRole } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { act } from './act.ts';
import { type UserRow, setRole } from './users.queries.ts';

/**
 * Makes somebody an admin, or no longer one. Who has the role already keeps it, and nothing is written down.
 * @throws AppError `not_found`, `last_admin`
 */
export async function changeRole(
  context: Context,
  caller: AccountCaller,
  subjectId: string,
  { role, reason }: { role: AccountRole; reason: string },
): Promise<UserRow> {
  const doing = { subjectId, action: 'role_changed', reason, needsOtherAdmin: role !== 'admin' } as const;
  return act(context, caller, doing, async (tx, user) => {
    if (user.role === role) return undefined;
    await setRole(tx, subjectId, role);
    return { role };
  });
}
