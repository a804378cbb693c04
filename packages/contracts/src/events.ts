import { z } from 'zod';
import { PaidPlan, SubscriptionStatus } from './billing.ts';
import { ChannelId, EventId, InvitationId, StreamId, UserId } from './ids.ts';
import { PlanName } from './plans.ts';
import { MemberRole } from './roles.ts';
import { Visibility } from './streams/stream.ts';
import { Moment } from './text.ts';

/** What an event is about: each kind names the ids that are always there; the others are null. */
const about = {
  stream: { channel_id: ChannelId, stream_id: StreamId, account_id: z.null() },
  channel: { channel_id: ChannelId, stream_id: z.null(), account_id: z.null() },
  member: { channel_id: ChannelId, stream_id: z.null(), account_id: UserId },
  /** An address is asked, not yet an account; addresses are in no event. */
  invitation: { channel_id: ChannelId, stream_id: z.null(), account_id: z.null() },
  account: { channel_id: z.null(), stream_id: z.null(), account_id: UserId },
} as const;

/**
 * One type of event. Its payload holds ids, states and times: never a token, an address, or anybody's words, because events
 * outlive what they report.
 */
function event<T extends string, S extends keyof typeof about, P extends z.ZodRawShape>(
  type: T,
  subject: S,
  payload: P,
) {
  return z.strictObject({
    id: EventId,
    type: z.literal(type),
    ...about[subject],
    payload: z.strictObject(payload),
    created_at: Moment,
  });
}

/** A field that changed, before and after. */
function change<T extends z.ZodType>(value: T) {
  return z.strictObject({ from: value, to: value });
}

/** Parts of a stream that can be changed besides its visibility. */
export const streamParts = [
  'title',
  'description',
  'category',
  'tags',
  'cover',
  'scheduled_for',
  'time_zone',
  'start_on_encoder',
] as const;
/** Parts of a channel that can be changed. */
export const channelParts = ['name', 'handle', 'description', 'links', 'avatar', 'banner'] as const;

/** Why a stream ended. */
export const StreamEndReason = z.enum([
  'ended_by_staff',
  'nothing_published',
  'channel_deleted',
  'account_deleted',
  'account_suspended',
  'plan_ended',
]);
export type StreamEndReason = z.infer<typeof StreamEndReason>;

/** Where a plan comes from: an admin gave it, it is paid for, or it is everybody's. */
export const PlanSource = z.enum(['override', 'subscription', 'default']);
export type PlanSource = z.infer<typeof PlanSource>;

/** Something that happened: written in the transaction in which it happened, and read by whatever follows from it. */
export const DomainEvent = z.discriminatedUnion('type', [
  event('stream.scheduled', 'stream', { scheduled_for: Moment, visibility: Visibility }),
  event('stream.updated', 'stream', {
    changed: z.array(z.enum(streamParts)).min(1),
    scheduled_for: change(Moment.nullable()).optional().describe('There when the time changed.'),
  }),
  event('stream.canceled', 'stream', { scheduled_for: Moment.nullable(), canceled_at: Moment }),
  event('stream.missed', 'stream', { scheduled_for: Moment, missed_at: Moment }),
  event('stream.live', 'stream', { started_at: Moment, scheduled_for: Moment.nullable() }),
  event('stream.interrupted', 'stream', { interrupted_at: Moment }),
  event('stream.resumed', 'stream', { interrupted_at: Moment, resumed_at: Moment }),
  event('stream.ended', 'stream', { started_at: Moment, ended_at: Moment, reason: StreamEndReason }),
  event('stream.visibility_changed', 'stream', { from: Visibility, to: Visibility }),
  event('channel.created', 'channel', {}),
  event('channel.updated', 'channel', { changed: z.array(z.enum(channelParts)).min(1) }),
  event('channel.deleted', 'channel', {}),
  event('member.invited', 'invitation', { invitation_id: InvitationId, role: MemberRole }),
  event('member.activated', 'member', { role: MemberRole }),
  event('member.role_changed', 'member', { from: MemberRole, to: MemberRole }),
  event('member.removed', 'member', {
    role: MemberRole.describe('What they were.'),
    reason: z.enum(['removed', 'left', 'account_deleted']),
  }),
  event('follow.created', 'member', {}),
  event('account.created', 'account', {}),
  event('account.suspended', 'account', { until: Moment.nullable() }),
  event('account.restored', 'account', {}),
  event('account.deleted', 'account', {}),
  event('plan.changed', 'account', {
    from: PlanName,
    to: PlanName,
    source: PlanSource.describe('Where the plan comes from now.'),
  }),
  event('subscription.updated', 'account', {
    status: SubscriptionStatus,
    plan: PaidPlan.nullable(),
    current_period_end: Moment.nullable(),
    cancel_at: Moment.nullable(),
  }),
  event('payment.failed', 'account', {
    current_period_end: Moment.nullable(),
    grace_ends_at: Moment.nullable().describe('Until when the plan stays unless it is paid.'),
  }),
]);
export type DomainEvent = z.infer<typeof DomainEvent>;
export type EventType = DomainEvent['type'];

/** Every type of event. */
export const eventTypes: readonly EventType[] = DomainEvent.options.map(({ shape }) => shape.type.value);
