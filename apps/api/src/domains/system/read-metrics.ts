import { Counter, Gauge, Registry } from 'prom-client';
import type { Context } from '../../context.ts';
import { withinTime } from '../../time-limit.ts';
import { poolCounts } from '../../db/client.ts';
import { countOpenConnections } from '../limits/index.ts';
import { type ServerState, getServerState } from './server-health.ts';

/** How long the database may take, in milliseconds: less than Prometheus waits, which is ten seconds as a rule. */
const timeoutMs = 3_000;

type Values = readonly (readonly [labels: Record<string, string>, value: number])[];

/** What is read at the moment of asking: made anew each time, so that no old number looks like a new one. */
class Snapshot {
  readonly registry = new Registry();

  gauge(name: string, help: string, values: Values | number): void {
    const list: Values = typeof values === 'number' ? [[{}, values]] : values;
    const labelNames = Object.keys(list[0]?.[0] ?? {});
    const metric = new Gauge({ name: `footlight_${name}`, help, labelNames, registers: [this.registry] });
    for (const [labels, value] of list) metric.set(labels, value);
  }

  counter(name: string, help: string, values: Values): void {
    const labelNames = Object.keys(values[0]?.[0] ?? {});
    const metric = new Counter({ name: `footlight_${name}`, help, labelNames, registers: [this.registry] });
    for (const [labels, value] of values) metric.inc(labels, value);
  }
}

/** Everything that Prometheus is to know, in its text format. Without the database it has what this process knows itself. */
export async function readMetrics(context: Context): Promise<string> {
  const snapshot = new Snapshot();
  addProcess(context, snapshot);
  const state = await withinTime('Reading the state', timeoutMs, () => getServerState(context)).catch(
    () => undefined,
  );
  snapshot.gauge('database_up', 'Whether the database answered when these metrics were read.', state ? 1 : 0);
  if (state) addServer(context, snapshot, state);
  const texts = await Promise.all([context.metrics.registry.metrics(), snapshot.registry.metrics()]);
  return texts.join('\n');
}

/** What this process alone knows. */
function addProcess(context: Context, snapshot: Snapshot): void {
  const pool = poolCounts(context.db);
  snapshot.gauge('database_pool_connections', 'Connections of this server, by state.', [
    [{ state: 'idle' }, pool.idle],
    [{ state: 'busy' }, pool.total - pool.idle],
  ]);
  snapshot.gauge(
    'database_pool_waiting',
    'Statements of this server that wait for a connection.',
    pool.waiting,
  );
  snapshot.gauge('database_pool_limit', 'The most connections of this server.', pool.most);
  const { waiting, running, dropped, failed } = context.background.counts();
  snapshot.gauge('background_work', 'Background work of this server, by state.', [
    [{ state: 'waiting' }, waiting],
    [{ state: 'running' }, running],
  ]);
  snapshot.counter(
    'background_work_lost_total',
    'Background work of this server that was dropped or failed.',
    [
      [{ reason: 'dropped' }, dropped],
      [{ reason: 'failed' }, failed],
    ],
  );
  const sse = countOpenConnections(context);
  snapshot.gauge('sse_connections', 'Open connections for server-sent events of this server.', sse);
}

/** What the database knows: every server says the same. */
function addServer(context: Context, snapshot: Snapshot, state: ServerState): void {
  const { onAir, jobs, readers, database } = state;
  const now = context.clock.now().getTime();
  const age = (moment: Date | null) => (moment ? Math.max(0, (now - moment.getTime()) / 1000) : 0);
  const add = (name: string, help: string, values: Values | number) =>
    snapshot.gauge(name, `${help} The same on every server.`, values);

  add('livekit_up', 'Whether LiveKit answered when it was asked last.', state.livekitAnswers ? 1 : 0);
  add('streams', 'Streams on air, by state.', [
    [{ state: 'live' }, onAir.live],
    [{ state: 'interrupted' }, onAir.interrupted],
  ]);
  add('seats_taken', 'Seats that are taken in all streams on air.', onAir.taken);
  add('seats_reserved', 'Free seats that are reserved for viewers in queues.', onAir.reserved);
  add('queue_length', 'Viewers in the queues of all streams.', onAir.queueLength);
  const listed = 'How long ago that room was listed whose turn was longest ago.';
  add('reconciler_oldest_listing_age_seconds', listed, age(onAir.oldestListingAt));
  add('reconciler_unlisted_rooms', 'Rooms that LiveKit did not list.', onAir.unlisted);

  const byQueue = (value: (queue: (typeof jobs)[number]) => number): Values =>
    jobs.map((queue) => [{ queue: queue.name }, value(queue)]);
  const byReader = (value: (reader: (typeof readers)[number]) => number): Values =>
    readers.map((reader) => [{ reader: reader.name }, value(reader)]);
  add(
    'jobs_waiting',
    'Jobs that could run now.',
    byQueue(({ waiting }) => waiting),
  );
  add(
    'jobs_retrying',
    'Jobs that failed and wait for a next try.',
    byQueue(({ retrying }) => retrying),
  );
  add(
    'jobs_failed',
    'Jobs that failed for good in the last hour.',
    byQueue(({ failed }) => failed),
  );
  add(
    'jobs_oldest_age_seconds',
    'How long the oldest job waits.',
    byQueue(({ oldestAt }) => age(oldestAt)),
  );
  add(
    'event_reader_unread',
    'Events that a reader has not read.',
    byReader(({ unread }) => unread),
  );
  add(
    'event_reader_retrying',
    'Events that a reader tries again.',
    byReader(({ retrying }) => retrying),
  );
  const lag = 'Age of the oldest event that a reader has not read.';
  add(
    'event_reader_lag_seconds',
    lag,
    byReader(({ oldestAt }) => age(oldestAt)),
  );
  add('database_size_bytes', 'Size of the database.', Number(database.sizeBytes));
  add('database_connections', 'Connections of all programs to this PostgreSQL.', database.connections);
  add('database_connections_limit', 'How many connections this PostgreSQL takes.', database.mostConnections);
}
