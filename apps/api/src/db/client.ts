import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
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

const pools = new WeakMap<Db, Pool>();

/** Connections of a pool, and how many queries wait for one. */
export interface PoolCounts {
  total: number;
  idle: number;
  waiting: number;
  most: number;
}

/** How much the pool behind a client is used now. */
export function poolCounts(db: Db): PoolCounts {
  const pool = pools.get(db);
  if (!pool) throw new Error('Only clients of openDb have a pool.');
  const { totalCount: total, idleCount: idle, waitingCount: waiting, options } = pool;
  return { total, idle, waiting, most: options.max };
}

/**
 * Opens a pool of connections; nothing connects before the first query.
 * @param databaseUrl a PostgreSQL connection string
 */
export function openDb(databaseUrl: string, options: PoolOptions = smallPool): Db {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: options.pool,
    connectionTimeoutMillis: 3_000,
    // Sent when a connection opens, unless they are 0: some poolers refuse them there.
    ...(options.statementTimeoutMs > 0 && { statement_timeout: options.statementTimeoutMs }),
    ...(options.lockTimeoutMs > 0 && { lock_timeout: options.lockTimeoutMs }),
    ...(options.idleTransactionTimeoutMs > 0 && {
      idle_in_transaction_session_timeout: options.idleTransactionTimeoutMs,
    }),
  });
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementNames(), disposeExternalPool: true });
  // The other formats quote source lines in every message, which a log does not need beside the stack.
  const db = new PrismaClient({ adapter, errorFormat: 'minimal' });
  pools.set(db, pool);
  return db;
}
