import { Rights } from '@footlight/contracts';
import { intervals, paidPlans, plans, problemsOfPrices } from '@footlight/plans';
import { z } from 'zod';

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('must be JSON');
    return z.NEVER;
  }
});

/** What people read as the name of a plan. */
const label = z
  .string()
  .trim()
  .min(1, 'must have a letter at least')
  .max(30, 'must have 30 letters at the most')
  .regex(/^\P{C}*$/u, 'must be one line of text');

/** Rights and names of plans where they are not the usual ones, as JSON. */
export const planChanges = json.pipe(
  z.partialRecord(z.enum(plans), Rights.partial().extend({ label: label.optional() }).strict()),
);

/**
 * What plans cost, as JSON. It is given whole: a currency of its own with amounts of another one would be a price that
 * nobody meant.
 */
export const planPrices = json
  .pipe(
    z.strictObject({
      currency: z.string(),
      ...byName(paidPlans, z.strictObject(byName(intervals, z.number()))),
    }),
  )
  .superRefine((prices, context) => {
    for (const problem of problemsOfPrices(prices)) context.addIssue({ code: 'custom', ...problem });
  });

function byName<Name extends string, Schema>(names: readonly Name[], schema: Schema): Record<Name, Schema> {
  return Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema>;
}
