import { Prisma } from '../../db/generated/client.ts';

/**
 * A condition: people can be in the stream's room. It repeats that of the partial indexes, word for word.
 * @param state the column of the state
 */
export function isOnAir(state: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${state} IN ('live', 'interrupted')`;
}

/** States of streams that are on air, for Prisma's client. */
export const onAir = { in: ['live', 'interrupted'] };
