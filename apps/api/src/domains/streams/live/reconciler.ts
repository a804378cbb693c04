import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../../../context.ts';
import { claimDueStreams } from './reconcile.queries.ts';
import { reconcileStream } from './reconcile-stream.ts';
import { createRoomFactsReader } from './room-facts.ts';

/** How long after a listing a room is due again without anybody asking, in milliseconds. */
const reconcileEveryMs = 2_000;

/**
 * How many rooms a process reconciles beside each other. With a claim each tenth of a second that is at most about 300
 * listings a second: a thousand rooms every three to four seconds, and no more load than that on one LiveKit. A room that
 * does not answer holds one of these places until its time-out; the others go on.
 */
const atOnce = 32;

/** Milliseconds between two claims while more streams are due than places are free, and while fewer are. */
const busyPauseMs = 100;
const idlePauseMs = 250;

/** Claims due streams and reconciles them, at most `atOnce` beside each other. */
class Reconciler {
  readonly #context: Context;
  readonly #readFacts: ReturnType<typeof createRoomFactsReader>;
  readonly #running = new Map<string, Promise<void>>();

  constructor(context: Context) {
    this.#context = context;
    this.#readFacts = createRoomFactsReader(context);
  }

  /**
   * Starts with as many due streams as there are places free, and waits for none of them.
   * @returns whether more may be due
   */
  async claim(): Promise<boolean> {
    const limit = atOnce - this.#running.size;
    if (limit <= 0) return true;
    const now = this.#context.clock.now();
    const claimed = await claimDueStreams(this.#context.db, {
      now,
      nextAt: new Date(now.getTime() + reconcileEveryMs),
      limit,
      except: [...this.#running.keys()],
    });
    for (const stream of claimed) {
      const { stream_id: streamId } = stream;
      const work = reconcileStream(this.#context, stream, this.#readFacts)
        .catch((error: unknown) => {
          this.#context.log.warn({ err: error, streamId }, 'a stream was not reconciled; it is tried again');
        })
        .finally(() => this.#running.delete(streamId));
      this.#running.set(streamId, work);
    }
    return claimed.length === limit;
  }

  /** Waits for what is under way. */
  async finish(): Promise<void> {
    await Promise.all(this.#running.values());
  }
}

/** Reconciles every stream that is due now, once. */
export async function reconcileStreams(context: Context): Promise<void> {
  const reconciler = new Reconciler(context);
  while (await reconciler.claim()) await reconciler.finish();
  await reconciler.finish();
}

/** Reconciles streams whenever they are due, until it is stopped. Several replicas may run it beside each other. */
export function startReconciler(context: Context): { stop(): Promise<void> } {
  const reconciler = new Reconciler(context);
  const stopping = new AbortController();
  const { signal } = stopping;

  async function run(): Promise<void> {
    let pauseMs = idlePauseMs;
    for (;;) {
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) break;
      try {
        pauseMs = (await reconciler.claim()) ? busyPauseMs : idlePauseMs;
      } catch (error) {
        context.log.warn({ err: error }, 'due streams could not be claimed; it is tried again');
        pauseMs = idlePauseMs;
      }
    }
    await reconciler.finish();
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
