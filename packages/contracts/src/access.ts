import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { type ErrorCode, remedies } from './errors.ts';
import { StreamId } from './ids.ts';
import { Moment } from './text.ts';

/** Why somebody may not watch now. */
export const accessReasons = [
  'not_found',
  'account_suspended',
  'sign_in_required',
  'membership_required',
  'stream_not_live',
] as const satisfies readonly ErrorCode[];
export type AccessReason = (typeof accessReasons)[number];

/** Whether somebody may watch now, and if not, why and what to do about it. */
export const Access = z
  .object({
    allowed: z.boolean(),
    reason: z
      .enum(accessReasons)
      .nullable()
      .describe('Null when it is allowed. `not_found` only with `as`: for them the stream is not there.'),
    remedy: z.enum(remedies).nullable().describe('Null when it is allowed, and when nothing helps.'),
    starts_at: Moment.nullable().describe('With `wait_for_start`: when, if the stream has a date.'),
  })
  .meta({ id: 'Access' });
export type Access = z.infer<typeof Access>;

export const getAccess = endpoint({
  id: 'getAccess',
  method: 'GET',
  path: '/v1/streams/{stream_id}/access',
  tag: 'viewing',
  summary: 'Whether you may watch a stream',
  description:
    'For a stream that is not there for you: 404. With `as`, those who run the channel ask for somebody else: a `guest`, a `follower` (an account that is not in the channel) or a `member`. Where the stream would not be there for them, the reason is `not_found`.',
  caller: 'viewer',
  params: z.object({ stream_id: StreamId }),
  query: z.strictObject({ as: z.enum(['guest', 'follower', 'member']).optional() }),
  success: { 200: Access },
  errors: ['forbidden'],
});
