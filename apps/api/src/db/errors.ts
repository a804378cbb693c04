import { Prisma } from './client.ts';

/** What the driver adapter says of a failure: its own kind, and PostgreSQL's code where PostgreSQL answered. */
interface Cause {
  kind?: unknown;
  originalCode?: unknown;
  constraint?: { index?: unknown };
}

function causeOf(error: unknown): Cause {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return {};
  const driver = error.meta?.driverAdapterError;
  return driver instanceof Object && 'cause' in driver ? (driver.cause as Cause) : {};
}

/** Whether a statement failed because a unique index or key of this name refused it. */
export function violatesUnique(error: unknown, index: string): boolean {
  const { kind, originalCode, constraint } = causeOf(error);
  const unique = originalCode === '23505' || kind === 'UniqueConstraintViolation';
  return unique && (constraint?.index === index || String(error).includes(index));
}

const unavailableKinds = new Set([
  'AuthenticationFailed',
  'ConnectionClosed',
  'DatabaseAccessDenied',
  'DatabaseDoesNotExist',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
]);
/** PostgreSQL's codes for "not now": connection trouble, shutting down or starting, out of connections or time, a deadlock. */
const unavailableCodes = /^(08|57P0|53300|57014|55P03|25P03|40P01|40001)/;
/** Prisma's codes for no connection in time, for a statement and for a transaction. */
const prismaCodes = new Set(['P2024', 'P2028']);
/** What the pool itself throws, as plain errors. */
const poolTrouble =
  /^(Connection terminated|timeout exceeded when trying to connect|connect E|read E|write E)/;

/** Whether a failure means that the database cannot be reached or is not ready, rather than that a statement is wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const { kind, originalCode } = causeOf(error);
    return (
      prismaCodes.has(error.code) ||
      (typeof kind === 'string' && unavailableKinds.has(kind)) ||
      (typeof originalCode === 'string' && unavailableCodes.test(originalCode))
    );
  }
  return error instanceof Error && poolTrouble.test(error.message);
}
