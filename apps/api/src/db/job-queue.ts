import { PgBoss, fromPrisma } from 'pg-boss';
import type { FastifyBaseLogger } from 'fastify';
import type { z } from 'zod';
import type { Db, Transaction } from './client.ts';

/** More jobs than this that are asked for at once are a long list. */
const longList = 100;
/** How often a queue is polled, in seconds, where somebody waits for what its jobs do. */
const pollingSeconds = 0.5;
/** How often a queue of an older version is polled, in seconds: what waits there is little, and soon nothing. */
const formerPollingSeconds = 5;
/** How queues are polled. While as many jobs come as are wanted, there is no pause. */
const pollingOptions = {
  burstWhenBatchFull: true,
  perJobResults: true,
} as const;
/** How long running jobs may take when the server stops, in milliseconds; those that are still running then run again. */
const stopWithinMs = 3_000;

/** One kind of job, apart from what does it. */
export interface JobDefinition<Data = unknown> {
  /** The data of a job. Checked when the job runs: an older server may have written it. */
  data: z.ZodType<Data>;
  /** How a failed job is tried again. The delay doubles from `retryDelay` (seconds) up to `retryDelayMax`. */
  retryLimit: number;
  retryDelay: number;
  retryDelayMax?: number;
  /** How long a job that is done is kept, in seconds. */
  deleteAfterSeconds: number;
  /** `short`: one waits at a time (for a key). `exclusive`: one waits or runs, in the whole cluster. */
  policy?: 'standard' | 'short' | 'exclusive';
  /** How long a job may run, in seconds; 15 minutes when left out. */
  expireInSeconds?: number;
  /** A job whose server has been silent for so many seconds is tried again by another one. */
  heartbeatSeconds?: number;
  /** How many of them a server does at the same time; one when left out. */
  concurrency?: number;
  /** How often a server looks for them, in seconds; every half second when left out. Each look is a statement. */
  pollingSeconds?: number;
  /** When it runs by itself, as cron in UTC. What came due while no server ran is run once at the next start. */
  schedule?: string;
  /** Names under which an older version asked for them. What waits there is done too, wherever such a queue is. */
  formerNames?: readonly string[];
  /** Nobody asks for them any more: they are done where an older version left a queue of them. */
  retired?: true;
  /** How a job is asked for, where not only its data counts. */
  sendOptions?(data: Data): { singletonKey?: string; startAfter?: number };
}

export type JobDefinitions = Readonly<Record<string, JobDefinition>>;
/** The data of the jobs of some definitions, by name. */
export type DataOf<D extends JobDefinitions> = { [N in keyof D]: z.infer<D[N]['data']> };
/** What does the jobs. The signal ends work that goes on in batches: the job runs again later. A job may run twice. */
export type HandlersOf<D extends JobDefinitions> = {
  [N in keyof D]: (data: z.infer<D[N]['data']>, signal: AbortSignal) => Promise<void>;
};

/** Work that is done soon, outside the request that asked for it. It is kept in the same database. */
export interface JobQueue<D extends JobDefinitions> {
  /** Asks for a job; with a transaction it is asked for only if that one commits. */
  send<N extends keyof D & string>(db: Db | Transaction, name: N, data: DataOf<D>[N]): Promise<void>;
  /** Asks for many jobs by one statement. Those of a long list wait for all others, so that it keeps nobody waiting. */
  sendMany<N extends keyof D & string>(
    db: Db | Transaction,
    name: N,
    list: readonly DataOf<D>[N][],
  ): Promise<void>;
  /** What is in the queues now, by kind of job; kinds of which there are none are left out. */
  counts(db: Db): Promise<JobCounts[]>;
  /** Starts doing jobs, those of a schedule too. */
  work(handlers: HandlersOf<D>): Promise<void>;
  /** Lets running jobs end, and closes the connections. */
  stop(): Promise<void>;
}

/** What is in a queue. */
export interface JobCounts {
  name: string;
  /** Jobs that could run now. */
  waiting: number;
  /** Jobs that failed and wait for their next try. */
  retrying: number;
  running: number;
  /** Jobs that failed for good and are kept for an hour or so. */
  failed: number;
  /** Since when the one that has waited longest could have run. */
  oldestAt: Date | null;
}

/** Counts the jobs of each kind. Those that failed before and wait for their next try count whether they are due or not. */
function countJobs(db: Db, names: readonly string[]): Promise<JobCounts[]> {
  return db.$queryRaw<JobCounts[]>`
    SELECT n.name, live.waiting, live.retrying, live.running, failed.failed, live.oldest_at AS "oldestAt"
    FROM unnest(${names}::text[]) AS n (name), LATERAL (
      SELECT count(*) FILTER (WHERE state < 'active' AND start_after <= now())::int AS waiting,
        count(*) FILTER (WHERE state = 'retry')::int AS retrying,
        count(*) FILTER (WHERE state = 'active')::int AS running,
        min(start_after) FILTER (WHERE state < 'active' AND start_after <= now()) AS oldest_at
      FROM pgboss.job j WHERE j.name = n.name AND j.state < 'completed'
    ) live, LATERAL (
      SELECT count(*)::int AS failed FROM pgboss.job j WHERE j.name = n.name AND j.state = 'failed'
    ) failed
    WHERE live.waiting + live.retrying + live.running + failed.failed > 0 ORDER BY n.name`;
}

/** What of a definition the database keeps with its queue. */
function queueOptions({ retryLimit, retryDelay, retryDelayMax, deleteAfterSeconds, ...rest }: JobDefinition) {
  const { expireInSeconds, heartbeatSeconds } = rest;
  return {
    retryLimit,
    retryDelay,
    retryBackoff: true,
    deleteAfterSeconds,
    ...(retryDelayMax !== undefined && { retryDelayMax }),
    ...(expireInSeconds !== undefined && { expireInSeconds }),
    ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
  };
}

/**
 * The queues of these definitions in this database. Nothing connects before the first job.
 * @param pool the most connections
 */
export function openJobQueue<D extends JobDefinitions>(
  databaseUrl: string,
  pool: number,
  definitions: D,
  log: FastifyBaseLogger,
): JobQueue<D> {
  let opening: Promise<PgBoss> | undefined;
  const stopping = new AbortController();

  async function open(): Promise<PgBoss> {
    const boss = new PgBoss({ connectionString: databaseUrl, max: pool, application_name: 'footlight jobs' });
    boss.on('error', (error) => log.warn({ err: error }, 'the job queue has trouble'));
    await boss.start();
    const known = new Set((await boss.getQueues()).map(({ name }) => name));
    for (const [name, definition] of Object.entries(definitions)) {
      if (definition.retired) continue;
      const options = queueOptions(definition);
      // One that is there may have been made by an older server, with other options.
      if (known.has(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, { policy: definition.policy ?? 'standard', ...options });
    }
    return boss;
  }
  function opened(): Promise<PgBoss> {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }
  /** Of jobs that run beside each other, only those that failed are tried again. */
  async function outcomeOf(name: string, work: () => Promise<void>): Promise<'completed' | 'failed'> {
    try {
      await work();
      return 'completed';
    } catch (error) {
      log.warn({ err: error, job: name }, 'a job failed; it is tried again');
      return 'failed';
    }
  }
  const definitionOf = (name: keyof D & string): JobDefinition => definitions[name] as JobDefinition;

  return {
    async send(db, name, data) {
      const boss = await opened();
      const options = definitionOf(name).sendOptions?.(data);
      await boss.send(name, data as object, { ...options, db: fromPrisma(db) });
    },
    async sendMany(db, name, list) {
      const boss = await opened();
      const priority = list.length > longList ? -1 : 0;
      const jobs = list.map((data) => ({
        data: data as object,
        priority,
        ...definitionOf(name).sendOptions?.(data),
      }));
      await boss.insert(name, jobs, { db: fromPrisma(db) });
    },
    async counts(db) {
      await opened();
      return countJobs(db, Object.keys(definitions));
    },
    async work(handlers) {
      const boss = await opened();
      const queues = new Set((await boss.getQueues()).map(({ name }) => name));
      for (const name of Object.keys(definitions)) {
        const { data: schema, concurrency = 1, schedule, formerNames = [], ...rest } = definitionOf(name);
        const handle = handlers[name] as (data: unknown, signal: AbortSignal) => Promise<void>;
        const workOn = (queue: string, pollingIntervalSeconds: number) =>
          boss.work(queue, { ...pollingOptions, pollingIntervalSeconds, batchSize: concurrency }, (jobs) =>
            Promise.all(
              jobs.map(async ({ id, data, signal }) => {
                const ended = AbortSignal.any([signal, stopping.signal]);
                return { id, status: await outcomeOf(queue, () => handle(schema.parse(data), ended)) };
              }),
            ),
          );
        if (!rest.retired) await workOn(name, rest.pollingSeconds ?? pollingSeconds);
        const former = rest.retired ? [name, ...formerNames] : formerNames;
        for (const queue of former) if (queues.has(queue)) await workOn(queue, formerPollingSeconds);
        if (schedule !== undefined) await boss.schedule(name, schedule, {}, { missed: 'once' });
      }
      const scheduled = await boss.getSchedules();
      for (const { name } of scheduled) {
        if (definitions[name]?.schedule === undefined) await boss.unschedule(name);
      }
    },
    async stop() {
      stopping.abort(new Error('the server stops'));
      const boss = await opening?.catch(() => undefined);
      await boss?.stop({ graceful: true, timeout: stopWithinMs });
    },
  };
}
