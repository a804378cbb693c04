import type { FastifyBaseLogger } from 'fastify';
import pg from 'pg';

/** How long to wait before listening again after the connection broke, in milliseconds. */
const pauseMs = 1_000;
/** The channel on which the database's trigger names streams that changed. */
const channel = 'streams';

/** Hears from the database which streams changed, whoever changed them. */
export interface Changes {
  /**
   * Calls back whenever a stream may have changed: after its row did, and after a time in which nothing could be heard.
   * @returns what ends it
   */
  onStream(streamId: string, listener: () => void): () => void;
  /** Hears no more, and calls `onStop`'s listeners. */
  stop(): Promise<void>;
  /** Calls back once when nothing will be heard any more, because the server stops. */
  onStop(listener: () => void): () => void;
}

/** Listens over one connection of its own. Nothing connects before somebody wants to hear. */
export function openChanges(databaseUrl: string, log: FastifyBaseLogger): Changes {
  const listeners = new Map<string, Set<() => void>>();
  const stopping = new Set<() => void>();
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const callAll = (): void => {
    for (const some of listeners.values()) for (const listener of some) listener();
  };

  async function listen(): Promise<void> {
    const mine = new pg.Client({ connectionString: databaseUrl, application_name: 'footlight changes' });
    client = mine;
    mine.on('notification', ({ payload = '' }) => {
      for (const listener of listeners.get(payload) ?? []) listener();
    });
    mine.on('error', (error) => log.warn({ err: error }, 'changes are not heard for a moment'));
    mine.on('end', () => again(mine));
    try {
      await mine.connect();
      await mine.query(`LISTEN ${channel}`);
      // Whatever changed before is learned by looking.
      callAll();
    } catch (error) {
      log.warn({ err: error }, 'changes cannot be heard; it is tried again');
      again(mine);
    }
  }

  function again(from: pg.Client): void {
    if (stopped || client !== from) return;
    client = undefined;
    timer = setTimeout(() => void listen(), pauseMs);
    void from.end().catch(() => undefined);
  }

  return {
    onStream(streamId, listener) {
      const some = listeners.get(streamId) ?? new Set();
      listeners.set(streamId, some.add(listener));
      if (client === undefined && timer === undefined && !stopped) void listen();
      return () => {
        some.delete(listener);
        if (some.size === 0 && listeners.get(streamId) === some) listeners.delete(streamId);
      };
    },
    onStop(listener) {
      stopping.add(listener);
      return () => stopping.delete(listener);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      for (const listener of stopping) listener();
      await client?.end().catch(() => undefined);
    },
  };
}
