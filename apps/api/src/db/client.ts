import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from './generated/client.ts';

export type Db = PrismaClient;
export type Transaction = Prisma.TransactionClient;
export { Prisma };

/**
 * Opens a pool of connections; nothing connects before the first query.
 * @param databaseUrl a PostgreSQL connection string
 */
export function openDb(databaseUrl: string): Db {
  const adapter = new PrismaPg({ connectionString: databaseUrl, max: 20, connectionTimeoutMillis: 3_000 });
  // The other formats quote source lines in every message, which a log does not need beside the stack.
  return new PrismaClient({ adapter, errorFormat: 'minimal' });
}
