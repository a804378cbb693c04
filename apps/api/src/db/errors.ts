import { Prisma } from './client.ts';

interface Cause {
  originalCode?: unknown;
  constraint?: { index?: unknown; fields?: unknown };
  kind?: unknown;
}

function causeOf(error: unknown): Cause | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  const driver = error.meta?.driverAdapterError;
  return driver instanceof Object && 'cause' in driver ? (driver.cause as Cause) : undefined;
}

/** Whether a statement failed because a unique index or key of this name refused it. */
export function violatesUnique(error: unknown, index: string): boolean {
  const cause = causeOf(error);
  if (cause === undefined) return false;
  const unique = cause.originalCode === '23505' || cause.kind === 'UniqueConstraintViolation';
  return unique && (cause.constraint?.index === index || String(error).includes(index));
}

/** PostgreSQL's codes for "not now": connection trouble, shutting down, out of connections. */
const unavailable = /^(08|57P0|53300)/;
const prismaUnavailable = new Set(['P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1010', 'P1011', 'P1017', 'P2024', 'P2037']);
const socketTrouble = /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|Connection terminated|timeout exceeded when trying to connect/;

/** Whether a failure means that the database cannot be reached or is not ready, rather than that a statement is wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const code = causeOf(error)?.originalCode;
    return (
      prismaUnavailable.has(error.code) ||
      (typeof code === 'string' && unavailable.test(code)) ||
      socketTrouble.test(error.message)
    );
  }
  return error instanceof Error && /Prisma|DriverAdapter/.test(error.name) && socketTrouble.test(error.message);
}
