import { Agent, get, type ClientRequest } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { getStreamEvents, type StreamChange, takeSeat } from '@footlight/contracts';
import { Client } from '@footlight/e2e/site/client.ts';

/** Viewers without a browser who wait for a stream, each over a connection of its own. */
export interface WaitingViewers {
  /** When each was told that it may watch, in milliseconds as `performance.now()` counts; when all were. */
  told(): Promise<number[]>;
  /** Ends when each has taken its seat, at the moment it was given. */
  seated(): Promise<void>;
  leave(): void;
}

const CONNECTING_AT_ONCE = 50;

interface Waiting {
  request: ClientRequest;
  /** Once it waits. */
  ready: Promise<void>;
  change: Promise<{ at: number; joinAfterMs: number }>;
}

/** Connects, hears that the stream is not live yet, and then that it is. */
function waitFor(address: string, agent: Agent): Waiting {
  const ready = Promise.withResolvers<void>();
  const change = Promise.withResolvers<{ at: number; joinAfterMs: number }>();
  const fail = (error: Error) => {
    ready.reject(error);
    change.reject(error);
  };
  const request = get(address, { agent }, (answer) => {
    if (answer.statusCode !== 200) return fail(new Error(`Waiting was answered with ${answer.statusCode}.`));
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => {
      const at = performance.now();
      const events = (text + chunk).split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^event: stream\ndata: (.*)$/.exec(event)?.[1];
        if (data === undefined) continue;
        // Checking it against its schema would make the next ones hear later.
        const { allowed, join_after_ms: joinAfterMs } = JSON.parse(data) as StreamChange;
        if (allowed) change.resolve({ at, joinAfterMs });
        else ready.resolve();
      }
    });
    answer.on('end', () => fail(new Error('A connection ended before the stream was live.')));
  });
  request.on('error', fail);
  // Who leaves before the start is no error.
  change.promise.catch(() => undefined);
  return { request, ready: ready.promise, change: change.promise };
}

/** Connects so many viewers, a few at a time, and ends when the last one waits. */
export async function waitForStream(origin: string, streamId: string, size: number): Promise<WaitingViewers> {
  const address = origin + getStreamEvents.path.replace('{stream_id}', streamId);
  const agent = new Agent({ maxSockets: size });
  const waiting: Waiting[] = [];
  const connect = async () => {
    while (waiting.length < size) {
      const viewer = waitFor(address, agent);
      waiting.push(viewer);
      await viewer.ready;
    }
  };
  await Promise.all(Array.from({ length: CONNECTING_AT_ONCE }, connect));
  const changes = Promise.all(waiting.map(({ change }) => change));
  const seats = Promise.all(
    waiting.map(async ({ change }) => {
      await delay((await change).joinAfterMs);
      await new Client(origin).call(takeSeat, { params: { stream_id: streamId } });
    }),
  );
  // Both are waited for later.
  changes.catch(() => undefined);
  seats.catch(() => undefined);
  return {
    told: async () => (await changes).map(({ at }) => at),
    async seated() {
      await seats;
    },
    leave() {
      for (const { request } of waiting) request.destroy();
      agent.destroy();
    },
  };
}
