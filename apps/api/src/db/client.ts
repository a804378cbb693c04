import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from './generated/client.ts';

export type Db = PrismaClient;
export type Transaction = Prisma.TransactionClient;
export { Prisma };

/** How many statements a connection keeps planned at the most. The app has fewer; lists of many lengths could make more. */
const mostPlanned = 500;

/** Names statements by their text, so that PostgreSQL plans each one once a connection and not at every call. */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    // One without a name is planned, run and forgotten.
    if (names.size === mostPlanned) return '';
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}

/** How many connections there are at the most, and how long their statements may take, in milliseconds; 0 for no limit. */
export interface PoolOptions {
  pool: number;
  statementTimeoutMs: number;
  lockTimeoutMs: number;
  idleTransactionTimeoutMs: number;
}

/** For a script: a few connections, and as long as it takes. */
const smallPool: PoolOptions = {
  pool: 5,
  statementTimeoutMs: 0,
  lockTimeoutMs: 0,
  idleTransactionTimeoutMs: 0,
};

/**
 * Opens a pool of connections; nothing connects before the first query.
 * @param databaseUrl a PostgreSQL connection string
 */
export function openDb(databaseUrl: string, options: PoolOptions = smallPool): Db {
  const adapter = new PrismaPg(
    {
      connectionString: databaseUrl,
      max: options.pool,
      connectionTimeoutMillis: 3_000,
      // Sent when a connection opens, unless they are 0: some poolers refuse them there.
      ...(options.statementTimeoutMs > 0 && { statement_timeout: options.statementTimeoutMs }),
      ...(options.lockTimeoutMs > 0 && { lock_timeout: options.lockTimeoutMs }),
      ...(options.idleTransactionTimeoutMs > 0 && {
        idle_in_transaction_session_timeout: options.idleTransactionTimeoutMs,
      }),
    },
    { statementNameGenerator: statementNames() },
  );
  // The other formats quote source lines in every message, which a log does not need beside the stack.
  return new PrismaClient({ adapter, errorFormat: 'minimal' });
}
