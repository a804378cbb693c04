import { PgBoss, fromPrisma } from 'pg-boss';
import type { FastifyBaseLogger } from 'fastify';
import type { Db, Transaction } from './client.ts';

/** Every mail that there is; those of a link carry its id, so that no secret waits in a queue. */
export type MailKind =
  | 'verify_email'
  | 'change_email'
  | 'reset_password'
  | 'email_change_asked'
  | 'email_changed'
  | 'password_changed'
  | 'account_deleted';

/** Every kind of job and what it is told. A job may run twice. */
export interface JobData {
  send_mail: { kind: MailKind; to: string; linkId?: string };
  forgot_password: { email: string };
  delete_account: { userId: string };
  suspend_user: { userId: string };
}

export type JobName = keyof JobData;
export type JobHandlers = { [N in JobName]: (data: JobData[N]) => Promise<void> };

/** Delays double, from five seconds on. Jobs hold addresses, so what is done is forgotten within the hour. */
const patient = { retryDelay: 5, retryBackoff: true, deleteAfterSeconds: 3600 };

/** Every queue, and how long a failed job is tried again. */
const queues = {
  send_mail: { ...patient, retryLimit: 14, retryDelayMax: 6 * 3600 },
  forgot_password: { ...patient, retryLimit: 5 },
  delete_account: { ...patient, retryLimit: 20, retryDelayMax: 6 * 3600 },
  suspend_user: { ...patient, retryLimit: 20, retryDelayMax: 3600 },
} as const satisfies Record<JobName, object>;

/** Work that is done soon, outside the request that asked for it. It is kept in the same database. */
export interface Jobs {
  /** Asks for a job; with a transaction it is asked for only if that one commits. */
  send<N extends JobName>(db: Db | Transaction, name: N, data: JobData[N]): Promise<void>;
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
      await boss.send(name, data, { db: fromPrisma(db) });
    },
    async work(handlers) {
      const boss = await opened();
      for (const name of Object.keys(queues) as JobName[]) {
        const handle = handlers[name] as (data: unknown) => Promise<void>;
        await boss.work(name, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
          try {
            await handle(job?.data);
          } catch (error) {
            log.warn({ err: error, job: name }, 'a job failed; it is tried again');
            throw error;
          }
        });
      }
    },
    async stop() {
      const boss = await opening?.catch(() => undefined);
      await boss?.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
