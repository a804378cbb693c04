import { Socket } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import pg from 'pg';

/** How long to wait before listening again after the connection broke, in milliseconds. */
const pauseMs = 1_000;
/** The channel on which the database names streams that changed, and viewers for whom access did. */
const channel = 'streams';
/**
 * How often the connection is checked, and how soon it must answer, in milliseconds. A listener sends nothing by itself, so
 * a peer that vanished without a word (a firewall, a machine that died) would never be noticed.
 */
const checks = { everyMs: 10_000, answerWithinMs: 5_000 };

/** Notifies of streams that changed in the database, whoever changed them. */
export interface Changes {
  /**
   * Calls back whenever a stream may have changed: after its row did, and after a time in which nothing could be heard.
   * @returns what ends it
   */
  onStream(streamId: string, listener: () => void): () => void;
  /** Calls back whenever the queue of a stream changed. */
  onQueue(streamId: string, listener: () => void): () => void;
  /** Calls back whenever what a viewer may see may have changed, on all streams: their account was suspended, say. */
  onViewer(viewerId: string, listener: () => void): () => void;
  /** Stops listening. */
  stop(): Promise<void>;
}

/** Listens over one connection of its own. Nothing connects before somebody listens. */
export function openChanges(
  databaseUrl: string,
  log: FastifyBaseLogger,
  { everyMs, answerWithinMs } = checks,
): Changes {
  const listeners = new Map<string, Set<() => void>>();
  let connection: { client: pg.Client; socket: Socket } | undefined;
  let pause: NodeJS.Timeout | undefined;
  let nextCheck: NodeJS.Timeout | undefined;
  let stopped = false;

  const callAll = (): void => {
    for (const some of listeners.values()) for (const listener of some) listener();
  };

  async function listen(): Promise<void> {
    const socket = new Socket();
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'footlight changes',
      stream: () => socket,
      keepAlive: true,
      keepAliveInitialDelayMillis: everyMs,
      connectionTimeoutMillis: answerWithinMs,
      query_timeout: answerWithinMs,
    });
    pause = undefined;
    connection = { client, socket };
    client.on('notification', ({ payload = '' }) => {
      for (const listener of listeners.get(payload) ?? []) listener();
    });
    client.on('error', (error) =>
      log.warn({ err: error }, 'the connection that listens for changes was lost'),
    );
    client.on('end', () => reconnect(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      planCheck(client);
      // Whatever changed before is learned by reading.
      callAll();
    } catch (error) {
      log.warn({ err: error }, 'listening for changes failed; it is tried again');
      reconnect(client);
    }
  }

  function planCheck(client: pg.Client): void {
    if (connection?.client === client) nextCheck = setTimeout(() => void check(client), everyMs);
  }

  async function check(client: pg.Client): Promise<void> {
    try {
      await client.query('SELECT 1');
      planCheck(client);
    } catch (error) {
      if (!stopped) log.warn({ err: error }, 'the connection that listens for changes does not answer');
      reconnect(client);
    }
  }

  function reconnect(from: pg.Client): void {
    if (stopped || connection?.client !== from) return;
    // Not ended politely: a peer that does not answer would be waited for.
    connection.socket.destroy();
    connection = undefined;
    clearTimeout(nextCheck);
    pause = setTimeout(() => void listen(), pauseMs);
  }

  /** Ids have prefixes, so those of streams and of viewers are never the same. */
  function on(id: string, listener: () => void): () => void {
    const some = listeners.get(id) ?? new Set();
    listeners.set(id, some.add(listener));
    if (connection === undefined && pause === undefined && !stopped) void listen();
    return () => {
      some.delete(listener);
      if (some.size === 0 && listeners.get(id) === some) listeners.delete(id);
    };
  }

  return {
    onStream: on,
    onQueue: (streamId, listener) => on(`queue ${streamId}`, listener),
    onViewer: on,
    async stop() {
      stopped = true;
      clearTimeout(pause);
      clearTimeout(nextCheck);
      await connection?.client.end().catch(() => undefined);
      connection?.socket.destroy();
    },
  };
}
