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

/**
 * Opens a pool of connections; nothing connects before the first query.
 * @param databaseUrl a PostgreSQL connection string
 */
export function openDb(databaseUrl: string): Db {
  const adapter = new PrismaPg(
    { connectionString: databaseUrl, max: 20, connectionTimeoutMillis: 3_000 },
    { statementNameGenerator: statementNames() },
  );
  // The other formats quote source lines in every message, which a log does not need beside the stack.
  return new PrismaClient({ adapter, errorFormat: 'minimal' });
}
