import type { Context } from './context.ts';
import { putOut } from './domains/admin/index.ts';
import { forgetOldInvitations } from './domains/channels/index.ts';
import { forgetWhatIsOver, sendResetLink } from './domains/identity/index.ts';
import { forgetOldTries } from './domains/limits/index.ts';
import { forgetOldNotices, mailNotices, tellPeople } from './domains/notices/index.ts';
import { sendMail } from './domains/notifications/index.ts';
import { eraseEverything } from './domains/privacy/index.ts';
import {
  closeStrayRooms,
  fitSeats,
  forgetOldHints,
  forgetOldWords,
  lookAtChannelNow,
  lookAtStreams,
  noteMissedStreams,
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
      suspend_user: ({ userId }) => putOut(context, userId),
      delete_account: ({ userId }) => eraseEverything(context, userId),
      tell_people: (told) => tellPeople(context, told),
      mail_notices: ({ userId }) => mailNotices(context, userId),
      look_at_channel: ({ channelId }) => lookAtChannelNow(context, channelId),
    });
    working = true;
  });
}

/** Starts what goes on without requests. Several replicas may run it beside each other. */
export function startWorker(context: Context): { stop(): Promise<void> } {
  const works = [
    repeat(context, 'look at streams', 1_000, lookAtStreams),
    repeat(context, 'close stray rooms', 30_000, closeStrayRooms),
    repeat(context, 'fit seats to plans', 10_000, fitSeats),
    repeat(context, 'note missed streams', 60_000, noteMissedStreams),
    repeat(context, 'forget old hints', 3_600_000, forgetOldHints),
    repeat(context, 'forget old words', 3_600_000, forgetOldWords),
    repeat(context, 'forget old tries', 3_600_000, forgetOldTries),
    repeat(context, 'forget what is over', 3_600_000, forgetWhatIsOver),
    repeat(context, 'forget old invitations', 3_600_000, forgetOldInvitations),
    repeat(context, 'forget old notices', 3_600_000, forgetOldNotices),
    workOnJobs(context),
  ];
  return {
    async stop() {
      await Promise.all(works.map((work) => work.stop()));
    },
  };
}
