import type { Amount } from '@footlight/plans';

/** No limit, where an amount is a number of PostgreSQL: its greatest integer, more than a server can hold of anything. */
const endless = 2_147_483_647;

/** An amount of a plan as a statement takes it. */
export function amountInSql(amount: Amount): number {
  return amount === 'unlimited' ? endless : amount;
}

/** An amount as a statement answers it. */
export function amountFromSql(amount: number): Amount {
  return amount === endless ? 'unlimited' : amount;
}
