import type { Context } from './context.ts';
import { evictUser } from './domains/admin/index.ts';
import { purgeInvitations } from './domains/channels/index.ts';
import { purgeExpired, sendResetLink } from './domains/identity/index.ts';
import { purgeExpiredLimits } from './domains/limits/index.ts';
import {
  mailNotifications,
  notifyPeople,
  purgeNotifications,
  sendMail,
} from './domains/notifications/index.ts';
import { eraseEverything } from './domains/account-data/index.ts';
import {
  closeOrphanedRooms,
  updateSeatCaps,
  purgeWebhookEvents,
  purgeSearchWords,
  reconcileChannelNow,
  reconcileStreams,
  markMissedStreams,
} from './domains/streams/index.ts';

/** Runs work again and again, each time some milliseconds after the last one ended; a failure is logged and tried again. */
function repeat(context: Context, name: string, everyMs: number, work: (context: Context) => Promise<void>) {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const plan = (): void => {
    if (!stopped) timer = setTimeout(run, everyMs);
  };
  const run = (): void => {
    running = work(context)
      .catch((error: unknown) =>
        context.log.warn({ err: error, work: name }, 'work failed; it is tried again'),
      )
      .then(plan);
  };
  plan();
  return {
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Does the jobs of the queues, as soon as the database is there. */
function workOnJobs(context: Context) {
  let working = false;
  return repeat(context, 'begin with jobs', 1_000, async () => {
    if (working) return;
    await context.jobs.work({
      send_mail: (order) => sendMail(context, order),
      forgot_password: ({ email }) => sendResetLink(context, email),
      suspend_user: ({ userId }) => evictUser(context, userId),
      delete_account: ({ userId }) => eraseEverything(context, userId),
      notify_people: (told) => notifyPeople(context, told),
      mail_notifications: ({ userId }) => mailNotifications(context, userId),
      reconcile_channel: ({ channelId }) => reconcileChannelNow(context, channelId),
    });
    working = true;
  });
}

/** Starts what goes on without requests. Several replicas may run it beside each other. */
export function startWorker(context: Context): { stop(): Promise<void> } {
  const works = [
    repeat(context, 'look at streams', 1_000, reconcileStreams),
    repeat(context, 'close stray rooms', 30_000, closeOrphanedRooms),
    repeat(context, 'fit seats to plans', 10_000, updateSeatCaps),
    repeat(context, 'note missed streams', 60_000, markMissedStreams),
    repeat(context, 'forget old hints', 3_600_000, purgeWebhookEvents),
    repeat(context, 'forget old words', 3_600_000, purgeSearchWords),
    repeat(context, 'forget old tries', 3_600_000, purgeExpiredLimits),
    repeat(context, 'forget what is over', 3_600_000, purgeExpired),
    repeat(context, 'forget old invitations', 3_600_000, purgeInvitations),
    repeat(context, 'forget old notifications', 3_600_000, purgeNotifications),
    workOnJobs(context),
  ];
  return {
    async stop() {
      await Promise.all(works.map((work) => work.stop()));
    },
  };
}
