import * as contract from '@footlight/contracts';
import { clientOf } from '../../http/client.ts';
import { readIdCursor, writePage } from '../../http/id-cursor.ts';
import { route } from '../../http/route.ts';
import { presentAct } from './audit.presenter.ts';
import { listAudit } from './audit.ts';
import { changeRole } from './change-role.ts';
import { claimAdmin } from './claim-admin.ts';
import { presentManagedUser } from './managed-user.presenter.ts';
import { endPlanOverride, overridePlan } from './override-plan.ts';
import { liftSuspension, suspendUser } from './suspend-user.ts';
import { getUser, listUsers } from './users.ts';

export const adminRoutes = [
  route(contract.claimAdmin, async ({ body, caller, context, request }) => {
    await claimAdmin(context, caller, body.token, clientOf(request));
    return null;
  }),
  route(contract.listUsers, async ({ query, context }) => {
    const { q, state, limit } = query;
    const before = readIdCursor(query.cursor, 'user');
    const users = await listUsers(context, { q, state, before, limit: limit + 1 });
    const now = context.clock.now();
    return writePage(users, limit, (user) => presentManagedUser(user, now));
  }),
  route(contract.getUser, async ({ params, context }) => ({
    user: presentManagedUser(await getUser(context, params.user_id), context.clock.now()),
  })),
  route(contract.suspendUser, async ({ params, body, caller, context }) => ({
    user: presentManagedUser(await suspendUser(context, caller, params.user_id, body), context.clock.now()),
  })),
  route(contract.liftSuspension, async ({ params, body, caller, context }) => ({
    user: presentManagedUser(
      await liftSuspension(context, caller, params.user_id, body.reason),
      context.clock.now(),
    ),
  })),
  route(contract.overridePlan, async ({ params, body, caller, context }) => ({
    user: presentManagedUser(await overridePlan(context, caller, params.user_id, body), context.clock.now()),
  })),
  route(contract.endPlanOverride, async ({ params, body, caller, context }) => ({
    user: presentManagedUser(
      await endPlanOverride(context, caller, params.user_id, body.reason),
      context.clock.now(),
    ),
  })),
  route(contract.changeRole, async ({ params, body, caller, context }) => ({
    user: presentManagedUser(await changeRole(context, caller, params.user_id, body), context.clock.now()),
  })),
  route(contract.listAudit, async ({ query, context }) => {
    const { subject_id: subjectId, actor_id: actorId, limit } = query;
    const before = readIdCursor(query.cursor, 'audit');
    const acts = await listAudit(context, { subjectId, actorId, before, limit: limit + 1 });
    return writePage(acts, limit, presentAct);
  }),
];
