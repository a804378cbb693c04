import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { AccountRole } from './identity/account.ts';
import { AuditId, UserId } from './ids.ts';
import { Cursor, limit, page } from './paging.ts';
import { PlanName } from './plans.ts';
import { Moment, line } from './text.ts';

/** Why an admin does something: the log keeps it, and for a suspension the person reads it. */
const Reason = line(300);

/** An account as an admin sees it. */
export const ManagedUser = z
  .object({
    id: UserId,
    display_name: z.string(),
    handle: z.string(),
    email: z.string().nullable(),
    email_verified: z.boolean(),
    role: AccountRole,
    created_at: Moment,
    last_seen_at: Moment.nullable().describe('The last time that a session went on.'),
    suspension: z.object({ since: Moment, until: Moment.nullable(), reason: z.string() }).nullable(),
    plan_override: z
      .object({ plan: PlanName, reason: z.string(), ends_at: Moment.nullable(), since: Moment })
      .nullable(),
  })
  .meta({ id: 'ManagedUser' });
export type ManagedUser = z.infer<typeof ManagedUser>;

const oneUser = z.object({ user: ManagedUser });
const userParams = z.object({ user_id: UserId });

export const claimAdmin = endpoint({
  id: 'claimAdmin',
  method: 'POST',
  path: '/v1/admin/claim',
  tag: 'admin',
  summary: 'Become the first admin',
  description: 'With the token of the one-time link that a server without an admin prints when it starts.',
  caller: 'account',
  body: z.strictObject({ token: z.string().min(1).max(200) }),
  success: { 204: z.null() },
  errors: ['link_invalid', 'rate_limited'],
});

export const listUsers = endpoint({
  id: 'listUsers',
  method: 'GET',
  path: '/v1/admin/users',
  tag: 'admin',
  summary: 'Find people',
  description:
    'Newest first. `q` finds the beginning of a handle or an address, any part of a name, or an id.',
  caller: 'admin',
  query: z.strictObject({
    q: z.string().trim().max(254).optional(),
    state: z.enum(['all', 'suspended', 'admins']).default('all'),
    cursor: Cursor.optional(),
    limit: limit(20, 100),
  }),
  success: { 200: page(ManagedUser) },
  errors: [],
});

export const getUser = endpoint({
  id: 'getUser',
  method: 'GET',
  path: '/v1/admin/users/{user_id}',
  tag: 'admin',
  summary: 'One account',
  caller: 'admin',
  params: userParams,
  success: { 200: oneUser },
  errors: [],
});

export const suspendUser = endpoint({
  id: 'suspendUser',
  method: 'PUT',
  path: '/v1/admin/users/{user_id}/suspension',
  tag: 'admin',
  summary: 'Suspend an account',
  description:
    'Its sessions end, its streams end, and its seats are released at once. The person reads the reason. Oneself cannot be suspended.',
  caller: 'admin',
  params: userParams,
  body: z.strictObject({
    reason: Reason,
    until: Moment.nullable().default(null).describe('Null for no end. In the future.'),
  }),
  success: { 200: oneUser },
  errors: ['forbidden'],
});

export const liftSuspension = endpoint({
  id: 'liftSuspension',
  method: 'DELETE',
  path: '/v1/admin/users/{user_id}/suspension',
  tag: 'admin',
  summary: 'Lift a suspension',
  caller: 'admin',
  params: userParams,
  body: z.strictObject({ reason: Reason }),
  success: { 200: oneUser },
  errors: [],
});

export const overridePlan = endpoint({
  id: 'overridePlan',
  method: 'PUT',
  path: '/v1/admin/users/{user_id}/plan',
  tag: 'admin',
  summary: 'Give an account a plan, whatever is paid for',
  caller: 'admin',
  params: userParams,
  body: z.strictObject({
    plan: PlanName,
    reason: Reason,
    ends_at: Moment.nullable().default(null).describe('Null for no end. In the future.'),
  }),
  success: { 200: oneUser },
  errors: [],
});

export const endPlanOverride = endpoint({
  id: 'endPlanOverride',
  method: 'DELETE',
  path: '/v1/admin/users/{user_id}/plan',
  tag: 'admin',
  summary: 'Take a given plan back',
  caller: 'admin',
  params: userParams,
  body: z.strictObject({ reason: Reason }),
  success: { 200: oneUser },
  errors: [],
});

export const changeRole = endpoint({
  id: 'changeRole',
  method: 'PUT',
  path: '/v1/admin/users/{user_id}/role',
  tag: 'admin',
  summary: 'Make somebody an admin, or no longer one',
  caller: 'admin',
  params: userParams,
  body: z.strictObject({ role: AccountRole, reason: Reason }),
  success: { 200: oneUser },
  errors: ['last_admin'],
});

export const auditActions = [
  'admin_claimed',
  'user_suspended',
  'suspension_lifted',
  'plan_overridden',
  'plan_override_ended',
  'role_changed',
] as const;

/** One thing that an admin did. It cannot be changed. */
export const AuditEntry = z
  .object({
    id: AuditId,
    at: Moment,
    action: z.enum(auditActions),
    actor: z
      .object({ id: UserId, display_name: z.string().nullable() })
      .describe('The name is null when the account is gone.'),
    subject: z.object({ id: UserId, display_name: z.string().nullable() }),
    reason: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.null()])),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const listAudit = endpoint({
  id: 'listAudit',
  method: 'GET',
  path: '/v1/admin/audit',
  tag: 'admin',
  summary: 'What admins did, newest first',
  caller: 'admin',
  query: z.strictObject({
    subject_id: UserId.optional(),
    actor_id: UserId.optional(),
    cursor: Cursor.optional(),
    limit: limit(20, 100),
  }),
  success: { 200: page(AuditEntry) },
  errors: [],
});
