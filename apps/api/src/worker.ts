import type { Context } from './context.ts';
import { accountReader, endSuspendedAccount, eraseEverything } from './domains/account-data/index.ts';
import { restoreAccounts } from './domains/admin/index.ts';
import { purgeStripeEvents, startBillingSync } from './domains/billing/index.ts';
import {
  applyPlansToChannels,
  channelPlanReader,
  eraseChannel,
  purgeInvitations,
} from './domains/channels/index.ts';
import { endLapsedOverrides } from './domains/entitlements/index.ts';
import { purgeEvents, startEventReaders } from './domains/events/index.ts';
import { purgeExpired, purgeGuests, sendResetLink } from './domains/identity/index.ts';
import { streamKeyReader } from './domains/ingest/index.ts';
import { purgeExpiredLimits } from './domains/limits/index.ts';
import { keepMissingReports, keepReport, reportReader } from './domains/reports/index.ts';
import { advanceQueues, purgeSeats } from './domains/seating/index.ts';
import {
  mailNotifications,
  notificationReader,
  notifyPeople,
  purgeNotifications,
  sendMail,
} from './domains/notifications/index.ts';
import {
  applyPlans,
  closeOrphanedRooms,
  endStreamsOfInactive,
  endStreamsWithoutPlan,
  eraseStream,
  markMissedStreams,
  purgeRepairs,
  purgeSearchWords,
  purgeWebhookEvents,
  requestReconcileOfChannel,
  roomReader,
  startReconciler,
  streamPlanReader,
} from './domains/streams/index.ts';
import type { JobHandlers } from './jobs/definitions.ts';
import { type Loop, repeat } from './jobs/repeat.ts';

/** What does each kind of job. */
const handlersOf = (context: Context): JobHandlers => ({
  send_mail: (order) => sendMail(context, order),
  forgot_password: ({ email }) => sendResetLink(context, email),
  delete_account: ({ userId }, signal) => eraseEverything(context, userId, signal),
  delete_channel: ({ channelId }, signal) => eraseChannel(context, channelId, signal),
  delete_stream: ({ streamId }, signal) => eraseStream(context, streamId, signal),
  keep_report: ({ streamId }) => keepReport(context, streamId),
  notify_people: (change, signal) => notifyPeople(context, change, signal),
  suspend_user: ({ userId }) => endSuspendedAccount(context, userId),
  reconcile_channel: ({ channelId }) => requestReconcileOfChannel(context, context.db, channelId),
  mail_notifications: ({ userId }) => mailNotifications(context, userId),
  purge_rate_limits: (_data, signal) => purgeExpiredLimits(context, signal),
  purge_webhook_events: (_data, signal) => purgeWebhookEvents(context, signal),
  purge_stripe_events: (_data, signal) => purgeStripeEvents(context, signal),
  purge_repairs: (_data, signal) => purgeRepairs(context, signal),
  purge_search_words: (_data, signal) => purgeSearchWords(context, signal),
  purge_sessions: (_data, signal) => purgeExpired(context, signal),
  purge_invitations: (_data, signal) => purgeInvitations(context, signal),
  purge_notifications: (_data, signal) => purgeNotifications(context, signal),
  purge_seats: async (_data, signal) => {
    await keepMissingReports(context, signal);
    await purgeSeats(context, signal);
  },
  purge_guests: (_data, signal) => purgeGuests(context, signal),
  purge_events: (_data, signal) => purgeEvents(context, signal),
});

/** What follows from events. */
export const eventReaders = [
  notificationReader,
  roomReader,
  streamKeyReader,
  streamPlanReader,
  channelPlanReader,
  accountReader,
  reportReader,
];

/** What goes on every few seconds on every replica, and claims what it works on. */
const loopsOf = (context: Context): Loop[] => [
  startReconciler(context),
  startBillingSync(context),
  repeat(context, 'end streams of inactive owners', 2_000, endStreamsOfInactive),
  repeat(context, 'end streams without a plan', 2_000, endStreamsWithoutPlan),
  repeat(context, 'close orphaned rooms', 30_000, closeOrphanedRooms),
  repeat(context, 'advance queues', 1_000, advanceQueues),
  repeat(context, 'end lapsed overrides', 5_000, endLapsedOverrides),
  repeat(context, 'restore accounts', 60_000, restoreAccounts),
  // Only the configuration changes a plan without an event.
  repeat(context, 'apply plans to streams', 60_000, applyPlans),
  repeat(context, 'apply plans to channels', 600_000, applyPlansToChannels),
  repeat(context, 'mark missed streams', 15_000, markMissedStreams),
  startEventReaders(context, eventReaders),
];

/** Does the jobs of the queues, as soon as the database is there. */
function workOnJobs(context: Context): Loop {
  let working = false;
  return repeat(context, 'begin with jobs', 1_000, async () => {
    if (working) return;
    await context.jobs.work(handlersOf(context));
    working = true;
  });
}

/** Starts what goes on without requests. Several replicas may run it beside each other. */
export function startWorker(context: Context): Loop {
  const loops = [...loopsOf(context), workOnJobs(context)];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
