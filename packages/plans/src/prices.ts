import type { PlanName } from './plans.ts';

/** Plans that somebody pays for, from the least to the most. */
export const paidPlans = ['creator', 'pro'] as const satisfies readonly PlanName[];
export type PaidPlan = (typeof paidPlans)[number];

/** How often one pays. */
export const intervals = ['month', 'year'] as const;
export type Interval = (typeof intervals)[number];

/** What a plan costs, in the smallest unit of the currency as Stripe counts it. */
export type Price = Readonly<Record<Interval, number>>;

/** What every plan costs, all in one currency. */
export interface Prices extends Readonly<Record<PaidPlan, Price>> {
  /** ISO 4217 in small letters, as Stripe writes it. */
  currency: string;
}

/** The prices where an operator changes nothing: twelve months for the price of ten. */
export const standardPrices: Prices = {
  currency: 'usd',
  creator: { month: 1200, year: 12_000 },
  pro: { month: 2900, year: 29_000 },
};

/**
 * How many decimals the amounts of a currency have where they are whole numbers. From Stripe's list of currencies: what
 * Intl knows differs by version, and for some (MGA, ISK, UGX) from what Stripe counts in.
 */
export function decimalsOf(currency: string): number {
  if (withoutDecimals.has(currency)) return 0;
  return withThreeDecimals.has(currency) ? 3 : 2;
}

const withoutDecimals: ReadonlySet<string> = new Set(
  'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '),
);
const withThreeDecimals: ReadonlySet<string> = new Set('bhd jod kwd omr tnd'.split(' '));

/** What amounts of some currencies must be multiples of at Stripe, though they are counted in smaller units. */
const steps: Readonly<Record<string, number>> = {
  isk: 100,
  ugx: 100,
  bhd: 10,
  jod: 10,
  kwd: 10,
  omr: 10,
  tnd: 10,
};

/** Stripe takes amounts of eight digits at the most. */
const mostAmount = 99_999_999;

/** What is wrong with prices, a sentence each, with the place in the table; none when they can be asked for. */
export function problemsOfPrices(prices: Prices): { path: string[]; message: string }[] {
  const { currency } = prices;
  if (!isCurrency(currency)) {
    return [
      {
        path: ['currency'],
        message: `"${currency}" is no currency: write its ISO 4217 code, for example "eur"`,
      },
    ];
  }
  return paidPlans.flatMap((plan) => {
    const amounts = intervals.flatMap((interval) =>
      problemsOfAmount(prices[plan][interval], currency).map((message) => ({
        path: [plan, interval],
        message,
      })),
    );
    const { month, year } = prices[plan];
    if (amounts.length > 0 || year <= 12 * month) return amounts;
    const message = `must not be more than twelve months, which cost ${12 * month}`;
    return [{ path: [plan, 'year'], message }];
  });
}

function isCurrency(code: string): boolean {
  return code === code.toLowerCase() && Intl.supportedValuesOf('currency').includes(code.toUpperCase());
}

function problemsOfAmount(amount: number, currency: string): string[] {
  const step = steps[currency] ?? 1;
  if (!Number.isInteger(amount))
    return [`must be a whole number in the smallest unit of ${currency}, not ${amount}`];
  if (amount < 1) return [`must be more than 0, not ${amount}`];
  if (amount > mostAmount) return [`must not be more than ${mostAmount}`];
  if (amount % step !== 0) return [`must be a multiple of ${step}: ${currency} has no smaller part`];
  return [];
}

/** How many months of a year are for nothing when one pays by the year, rounded down; 0 for none. */
export function freeMonths({ month, year }: Price): number {
  return Math.max(0, Math.floor(12 - year / month));
}
