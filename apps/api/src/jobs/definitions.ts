import { NotificationKind, PaidPlan } from '@footlight/contracts';
import { z } from 'zod';
import type { DataOf, HandlersOf, JobDefinition, JobQueue } from '../db/job-queue.ts';

const hour = 3600;

/** Delays double, from five seconds on. Jobs hold addresses, so what is done is deleted within the hour. */
const retryOptions = { retryDelay: 5, deleteAfterSeconds: hour };
/** Work in batches that may take long: a server that died is noticed within two minutes, and the job goes on elsewhere. */
const longRunning = { ...retryOptions, expireInSeconds: 24 * hour, heartbeatSeconds: 120 };

/** What was deleted is there for nobody already; what is left of it must go, however long the database is away. */
const deletion = { ...longRunning, retryLimit: 20, retryDelayMax: 6 * hour };

/** How many mails are sent beside each other: two for each connection to the mail server. */
const mailsAtOnce = 10;

/** Every mail to an account; those of a link carry its id, so that no secret waits in a queue. */
export const MailKind = z.enum([
  'verify_email',
  'change_email',
  'reset_password',
  'email_change_asked',
  'email_changed',
  'password_changed',
  'account_deleted',
]);
export type MailKind = z.infer<typeof MailKind>;

/** Mails about what an account pays for. */
export const BillingMailKind = z.enum(['payment_failed', 'subscription_ended']);
export type BillingMailKind = z.infer<typeof BillingMailKind>;

/** How often purges are looked for, in seconds: nobody waits for them, and all queues together are polled all day. */
const purgePollingSeconds = 10;

const define = <Data>(definition: JobDefinition<Data>): JobDefinition<Data> => definition;

/** Something that is purged by a schedule: once for all servers, and at the next start when none ran at its time. */
const purge = (schedule: string) =>
  define({
    ...longRunning,
    data: z.unknown(),
    retryLimit: 5,
    policy: 'exclusive',
    schedule,
    pollingSeconds: purgePollingSeconds,
  });

/**
 * Every kind of job: its data, how it is tried again and when it runs by itself. A job may run twice. What does them
 * stands in worker.ts. Purges run at minutes of their own, so that they do not all begin together.
 */
export const jobDefinitions = {
  send_mail: define({
    ...retryOptions,
    data: z.union([
      z.object({ kind: z.literal('invitation'), invitationId: z.string() }),
      z.object({
        kind: BillingMailKind,
        to: z.string(),
        plan: PaidPlan,
        /** When the plan ends unless it is paid, as ISO 8601. */
        until: z.string().nullable(),
      }),
      z.object({ kind: MailKind, to: z.string(), linkId: z.string().optional() }),
    ]),
    retryLimit: 14,
    retryDelayMax: 6 * hour,
    concurrency: mailsAtOnce,
  }),
  forgot_password: define({ ...retryOptions, data: z.object({ email: z.string() }), retryLimit: 5 }),
  delete_account: define({ ...deletion, data: z.object({ userId: z.string() }) }),
  delete_channel: define({ ...deletion, data: z.object({ channelId: z.string() }) }),
  delete_stream: define({ ...deletion, data: z.object({ streamId: z.string() }) }),
  keep_report: define({
    ...longRunning,
    data: z.object({ streamId: z.string() }),
    retryLimit: 14,
    retryDelayMax: 6 * hour,
  }),
  notify_people: define({
    ...longRunning,
    data: z.object({ kind: NotificationKind, streamId: z.string(), event: z.string() }),
    retryLimit: 14,
    // A channel with many followers does not keep those of another one waiting.
    concurrency: 4,
    formerNames: ['tell_people'],
  }),
  mail_notifications: define({
    ...retryOptions,
    formerNames: ['mail_notices'],
    data: z.object({ userId: z.string() }),
    retryLimit: 14,
    retryDelayMax: 6 * hour,
    // One that waits is enough for a person: it takes everything along that is due by then.
    policy: 'short',
    // Some seconds, in which more may happen that fits into the same mail.
    sendOptions: ({ userId }) => ({ singletonKey: userId, startAfter: 5 }),
  }),
  // What follows from events was asked for by these before there were events.
  suspend_user: define({
    ...retryOptions,
    data: z.object({ userId: z.string() }),
    retryLimit: 20,
    retired: true,
  }),
  reconcile_channel: define({
    ...retryOptions,
    data: z.object({ channelId: z.string() }),
    retryLimit: 5,
    formerNames: ['look_at_channel'],
    retired: true,
  }),
  purge_rate_limits: purge('4 * * * *'),
  purge_webhook_events: purge('19 * * * *'),
  purge_repairs: purge('49 * * * *'),
  purge_search_words: purge('34 * * * *'),
  purge_sessions: purge('9 3 * * *'),
  purge_invitations: purge('24 3 * * *'),
  purge_notifications: purge('39 3 * * *'),
  purge_seats: purge('54 3 * * *'),
  // After the seats, which are a trace of a guest.
  purge_stripe_events: purge('44 4 * * *'),
  purge_guests: purge('14 4 * * *'),
  purge_events: purge('29 4 * * *'),
};

export type JobData = DataOf<typeof jobDefinitions>;
export type JobHandlers = HandlersOf<typeof jobDefinitions>;
export type Jobs = JobQueue<typeof jobDefinitions>;
