import type { Repairs } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { BackgroundCounts } from '../../background.ts';
import { type PoolCounts, poolCounts } from '../../db/client.ts';
import type { JobCounts } from '../../db/job-queue.ts';
import type { MediaNode } from '../../gateways/livekit/media-nodes.ts';
import { readerLags } from '../events/index.ts';
import { type OnAirCounts, countOnAir, repairsInLastHour } from '../streams/index.ts';
import { checkReadiness } from './check-readiness.ts';
import { type DatabaseRow, readDatabase } from './system.queries.ts';

/** How old an answer may be, in milliseconds: several admins, and Prometheus, may ask at once. */
const answerCountsMs = 2_000;

/** How the server is. */
export interface ServerState {
  checkedAt: Date;
  livekitAnswers: boolean;
  mediaNodes: MediaNode[];
  background: BackgroundCounts;
  database: DatabaseRow;
  pool: PoolCounts;
  onAir: OnAirCounts;
  repairs: Repairs;
  jobs: JobCounts[];
  readers: Awaited<ReturnType<typeof readerLags>>;
}

interface Answer {
  askedAt: number;
  state: Promise<ServerState>;
}
const answers = new WeakMap<Context, Answer>();

/** Asks the database and LiveKit how the server is: once in two seconds at most, however many want to know. */
export function getServerState(context: Context): Promise<ServerState> {
  const last = answers.get(context);
  const now = context.clock.now().getTime();
  if (last && now - last.askedAt < answerCountsMs) return last.state;
  const state = readServerState(context);
  answers.set(context, { askedAt: now, state });
  // A failure is not kept: whoever asks next asks anew.
  state.catch(() => answers.delete(context));
  return state;
}

async function readServerState(context: Context): Promise<ServerState> {
  const [readiness, database, onAir, repairs, jobs, readers] = await Promise.all([
    checkReadiness(context),
    readDatabase(context.db),
    countOnAir(context),
    repairsInLastHour(context),
    context.jobs.counts(context.db),
    readerLags(context),
  ]);
  return {
    checkedAt: context.clock.now(),
    livekitAnswers: readiness.checks.livekit === 'ok',
    mediaNodes: context.livekit.nodes.list(context.clock.now()),
    background: context.background.counts(),
    database,
    pool: poolCounts(context.db),
    onAir,
    repairs,
    jobs,
    readers,
  };
}
