import { type Amount, type PlanRights, plans } from '@footlight/plans';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { page } from './paging.ts';
import { Moment } from './text.ts';

export const PlanName = z.enum(plans);
export type PlanName = z.infer<typeof PlanName>;

const Quantity = z.union([z.int().min(0), z.literal('unlimited')]) satisfies z.ZodType<Amount>;

/** What a plan gives. */
export const Rights = z
  .object({
    host: z.boolean().describe('Make, schedule and start streams.'),
    viewers: Quantity.describe('Seats in a stream.'),
    chat: z.boolean().describe('A chat beside one’s own streams.'),
    private: z.boolean().describe('Streams for members, and for those whom the host lists.'),
    channels: Quantity,
    staff: Quantity.describe('Moderators and producers in a channel.'),
    recording: z.boolean(),
    recording_days: Quantity.describe('How long a recording is kept.'),
  })
  .meta({ id: 'Rights' }) satisfies z.ZodType<PlanRights>;

/** What a plan costs. */
export const PlanPrices = z
  .object({
    currency: z.string().describe('ISO 4217, in small letters.'),
    month: z.int().describe('In the smallest unit of the currency, as Stripe counts it: cents, or yen.'),
    year: z.int(),
  })
  .meta({ id: 'PlanPrices' });

export const Plan = z
  .object({
    name: PlanName,
    label: z.string().describe('What people read as its name.'),
    rights: Rights,
    prices: PlanPrices.nullable().describe('Null when there is nothing to pay, or billing is off.'),
  })
  .meta({ id: 'Plan' });
export type Plan = z.infer<typeof Plan>;

export const listPlans = endpoint({
  id: 'listPlans',
  method: 'GET',
  path: '/v1/plans',
  tag: 'plans',
  summary: 'Every plan, what it gives and what it costs',
  caller: 'anyone',
  success: {
    200: page(Plan).extend({
      billing: z.boolean().describe('Whether plans are paid for here; else the operator gives them.'),
      default_plan: PlanName.describe('What an account has that neither pays for a plan nor was given one.'),
      contact: z
        .string()
        .nullable()
        .describe(
          'Where the operator is asked for a plan: an address that begins with `mailto:` or `https:`.',
        ),
    }),
  },
  errors: [],
});

export const getMyPlan = endpoint({
  id: 'getMyPlan',
  method: 'GET',
  path: '/v1/me/plan',
  tag: 'plans',
  summary: 'Your plan, what it gives and what you use of it',
  caller: 'account',
  success: {
    200: z.object({
      plan: PlanName,
      rights: Rights,
      given: z
        .object({ ends_at: Moment.nullable() })
        .nullable()
        .describe('There when the people who run this server gave the plan.'),
      use: z
        .object({
          channels: z.int(),
          staff: z
            .int()
            .describe('Moderators and producers, also invited ones, of the channel with most of them.'),
          viewers: z.int().describe('The most viewers at once of a stream that went live within 30 days.'),
        })
        .describe('What is used of the rights that are numbers.'),
    }),
  },
  errors: [],
});
