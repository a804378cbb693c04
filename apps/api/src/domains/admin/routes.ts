import { changeRoleRoute } from './change-role.route.ts';
import { claimAdminRoute } from './claim-admin.route.ts';
import { endPlanOverrideRoute } from './end-plan-override.route.ts';
import { getUserRoute } from './get-user.route.ts';
import { liftSuspensionRoute } from './lift-suspension.route.ts';
import { listAuditRoute } from './list-audit.route.ts';
import { listUsersRoute } from './list-users.route.ts';
import { overridePlanRoute } from './override-plan.route.ts';
import { suspendUserRoute } from './suspend-user.route.ts';

export const adminRoutes = [
  claimAdminRoute,
  listUsersRoute,
  getUserRoute,
  suspendUserRoute,
  liftSuspensionRoute,
  overridePlanRoute,
  endPlanOverrideRoute,
  changeRoleRoute,
  listAuditRoute,
];
