import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Cleanup } from '@footlight/e2e/site/cleanup.ts';

/** Stands between the API and PostgreSQL, and counts the statements that PostgreSQL has answered. */
export interface StatementCounter {
  /** What the API gets as its DATABASE_URL. */
  databaseUrl: string;
  /** How many statements were answered so far, those of all connections. */
  statements(): number;
}

/** The type of a message and its length, which counts itself but not the type. */
const HEADER_BYTES = 5;
const COMMAND_COMPLETE = 'C'.charCodeAt(0);
const ERROR_RESPONSE = 'E'.charCodeAt(0);

/**
 * Counts what PostgreSQL says rather than what it is asked: each statement is answered by one CommandComplete or one
 * ErrorResponse, whether it came prepared, as one of several in a simple query, or as a BEGIN or COMMIT around others. So
 * nothing counts as less than it is, of whichever pool of the API it comes. An extension that counts
 * (pg_stat_statements) needs a superuser, whom the server of these benchmarks does not let in.
 */
function countAnswers(answers: Socket, count: () => void): void {
  let header = Buffer.alloc(0);
  let rest = 0;
  answers.on('data', (chunk: Buffer) => {
    let at = 0;
    while (at < chunk.length) {
      if (rest > 0) {
        const skipped = Math.min(rest, chunk.length - at);
        rest -= skipped;
        at += skipped;
        continue;
      }
      // A header may come in two pieces.
      const piece = chunk.subarray(at, at + HEADER_BYTES - header.length);
      header = Buffer.concat([header, piece]);
      at += piece.length;
      if (header.length < HEADER_BYTES) return;
      if (header[0] === COMMAND_COMPLETE || header[0] === ERROR_RESPONSE) count();
      rest = header.readInt32BE(1) - (HEADER_BYTES - 1);
      header = Buffer.alloc(0);
    }
  });
}

/** @param databaseUrl of PostgreSQL itself, which is not asked for TLS */
export async function startStatementCounter(
  databaseUrl: string,
  cleanup: Cleanup,
): Promise<StatementCounter> {
  const url = new URL(databaseUrl);
  const target = { host: url.hostname, port: Number(url.port) };
  const sockets = new Set<Socket>();
  let answered = 0;
  const server = createServer((client) => {
    const database = connect(target);
    countAnswers(database, () => (answered += 1));
    client.pipe(database);
    database.pipe(client);
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      socket.setNoDelay();
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanup.add(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return { databaseUrl: url.href, statements: () => answered };
}
