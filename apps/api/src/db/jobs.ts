import { PgBoss, fromPrisma } from 'pg-boss';
import type { FastifyBaseLogger } from 'fastify';
import type { NotificationKind } from '@footlight/contracts';
import type { Db, Transaction } from './client.ts';

/** Every mail to an account; those of a link carry its id, so that no secret waits in a queue. */
export type MailKind =
  | 'verify_email'
  | 'change_email'
  | 'reset_password'
  | 'email_change_asked'
  | 'email_changed'
  | 'password_changed'
  | 'account_deleted';

/** How many mails are sent beside each other: two for each connection to the mail server. */
const mailsAtOnce = 10;
/** More jobs than this that are asked for at once are a long list. */
const longList = 100;
/** How queues are looked at. While as many come as are wanted, there is no pause. */
const pollingOptions = {
  pollingIntervalSeconds: 0.5,
  burstWhenBatchFull: true,
  perJobResults: true,
} as const;

/** Every kind of job and what it is told. A job may run twice. */
export interface JobData {
  send_mail: { kind: MailKind; to: string; linkId?: string } | { kind: 'invitation'; invitationId: string };
  forgot_password: { email: string };
  delete_account: { userId: string };
  suspend_user: { userId: string };
  reconcile_channel: { channelId: string };
  notify_people: { kind: NotificationKind; streamId: string; event: string };
  mail_notifications: { userId: string };
}

export type JobName = keyof JobData;
export type JobHandlers = { [N in JobName]: (data: JobData[N]) => Promise<void> };

/** Delays double, from five seconds on. Jobs hold addresses, so what is done is forgotten within the hour. */
const retryOptions = { retryDelay: 5, retryBackoff: true, deleteAfterSeconds: 3600 };

/** Every queue, and how long a failed job is tried again. */
const queues = {
  send_mail: { ...retryOptions, retryLimit: 14, retryDelayMax: 6 * 3600 },
  forgot_password: { ...retryOptions, retryLimit: 5 },
  delete_account: { ...retryOptions, retryLimit: 20, retryDelayMax: 6 * 3600 },
  suspend_user: { ...retryOptions, retryLimit: 20, retryDelayMax: 3600 },
  reconcile_channel: { ...retryOptions, retryLimit: 5 },
  notify_people: { ...retryOptions, retryLimit: 14 },
  // One that waits is enough for a person: it takes everything along that is due by then.
  mail_notifications: { ...retryOptions, retryLimit: 14, retryDelayMax: 6 * 3600, policy: 'short' },
} as const satisfies Record<JobName, object>;

/** How a job is asked for, where not only its name and its data count. */
function jobOptions<N extends JobName>(
  name: N,
  data: JobData[N],
): { singletonKey?: string; startAfter?: number } {
  if (name !== 'mail_notifications') return {};
  // Some seconds, in which more may happen that fits into the same mail.
  return { singletonKey: (data as JobData['mail_notifications']).userId, startAfter: 5 };
}

/** Work that is done soon, outside the request that asked for it. It is kept in the same database. */
export interface Jobs {
  /** Asks for a job; with a transaction it is asked for only if that one commits. */
  send<N extends JobName>(db: Db | Transaction, name: N, data: JobData[N]): Promise<void>;
  /** Asks for many jobs by one statement. Those of a long list wait for all others, so that it keeps nobody waiting. */
  sendMany<N extends JobName>(db: Db | Transaction, name: N, list: readonly JobData[N][]): Promise<void>;
  /** Starts doing jobs. */
  work(handlers: JobHandlers): Promise<void>;
  /** Lets running jobs end, and closes the connections. */
  stop(): Promise<void>;
}

/** The queues in this database. Nothing connects before the first job. */
export function openJobs(databaseUrl: string, log: FastifyBaseLogger): Jobs {
  let opening: Promise<PgBoss> | undefined;

  async function open(): Promise<PgBoss> {
    const boss = new PgBoss({ connectionString: databaseUrl, max: 4, application_name: 'footlight jobs' });
    boss.on('error', (error) => log.warn({ err: error }, 'the job queue has trouble'));
    await boss.start();
    for (const [name, options] of Object.entries(queues)) await boss.createQueue(name, options);
    return boss;
  }
  /** Of jobs that run beside each other, only those that failed are tried again. */
  async function outcomeOf(name: JobName, work: Promise<void>): Promise<'completed' | 'failed'> {
    try {
      await work;
      return 'completed';
    } catch (error) {
      log.warn({ err: error, job: name }, 'a job failed; it is tried again');
      return 'failed';
    }
  }
  function opened(): Promise<PgBoss> {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  return {
    async send(db, name, data) {
      const boss = await opened();
      await boss.send(name, data, { ...jobOptions(name, data), db: fromPrisma(db) });
    },
    async sendMany(db, name, list) {
      const boss = await opened();
      const priority = list.length > longList ? -1 : 0;
      const jobs = list.map((data) => ({ data, priority, ...jobOptions(name, data) }));
      await boss.insert(name, jobs, { db: fromPrisma(db) });
    },
    async work(handlers) {
      const boss = await opened();
      for (const name of Object.keys(queues) as JobName[]) {
        const handle = handlers[name] as (data: unknown) => Promise<void>;
        await boss.work(
          name,
          { ...pollingOptions, batchSize: name === 'send_mail' ? mailsAtOnce : 1 },
          (jobs) =>
            Promise.all(
              jobs.map(async ({ id, data }) => ({ id, status: await outcomeOf(name, handle(data)) })),
            ),
        );
      }
    },
    async stop() {
      const boss = await opening?.catch(() => undefined);
      await boss?.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
