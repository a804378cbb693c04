import { plans } from '@footlight/plans';
import { z } from 'zod';
import { planChanges, planPrices } from './plan-settings.ts';

const secret = z.string().min(32, 'needs 32 characters or more');

function url(...protocols: string[]) {
  return z
    .url({ abort: true })
    .refine(
      (value) => protocols.includes(new URL(value).protocol),
      `must start with ${protocols.join('// or ')}//`,
    );
}

const seconds = (standard: number, most: number) =>
  z.coerce.number().int().min(1).max(most).default(standard);

/**
 * The fewest connections of `DATABASE_POOL`: each reader of events and the one that gives positions hold one while what
 * they call needs another, and requests must not wait for all of them.
 */
export const fewestConnections = 10;

const days = (standard: number, most: number) => z.coerce.number().int().min(0).max(most).default(standard);

/** Stripe's keys say themselves whether they are for tests, and whether they are restricted. */
const stripeKey = z
  .string()
  .regex(/^(sk|rk)_(test|live)_\w{8,}$/, 'must begin with sk_test_, sk_live_, rk_test_ or rk_live_');

const webhookSecrets = z
  .string()
  .regex(/^whsec_[^\s,]{8,}( *, *whsec_[^\s,]{8,})*$/, 'must begin with whsec_')
  .transform((text) => text.split(',').map((part) => part.trim()));

/** Seconds of which 0 means no limit. */
const timeout = (standard: number) => z.coerce.number().int().min(0).max(3600).default(standard);

/** The environment: every setting there is, what it means and what it is when it is not set. */
export const settings = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .meta({ description: 'With `production` every dangerous setting stops the start.' }),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .meta({ description: 'The address that the server listens on.' }),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(8080)
    .meta({ description: 'The port that it listens on.' }),
  API_REPLICAS: z.coerce.number().int().min(1).max(4).default(1).meta({
    description:
      'How many API processes `npm start` runs beside each other on one database, on neighbouring ports from PORT up; for trials of what several servers do.',
  }),
  PUBLIC_URL: url('http:', 'https:')
    .refine((value) => new URL(value).pathname === '/', 'must have no path')
    .optional()
    .meta({
      description: 'The address that people see; `http://HOST:PORT` when not set.',
      example: 'https://live.example',
    }),
  DATABASE_URL: url('postgres:', 'postgresql:').meta({
    description: 'PostgreSQL 15 or newer. `npm start` brings its own when this is not set.',
    example: 'postgres://footlight:password@db.example:5432/footlight',
  }),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(
      fewestConnections,
      `must be ${fewestConnections} or more: readers of events hold some while they use others`,
    )
    .max(1000)
    .default(20)
    .meta({
      description: `The most connections that requests, jobs and readers of events of this server share, ${fewestConnections} or more. One more listens, and DATABASE_JOBS_POOL come on top: docs/operate.md has the sums for several servers.`,
    }),
  DATABASE_JOBS_POOL: z.coerce.number().int().min(2).max(100).default(4).meta({
    description: 'The most connections of the job queue.',
  }),
  DATABASE_STATEMENT_TIMEOUT_SECONDS: timeout(30).meta({
    description:
      'How long a statement may take; 0 for no limit. Where a pooler refuses it, set 0 here and `statement_timeout` of the role.',
  }),
  DATABASE_LOCK_TIMEOUT_SECONDS: timeout(10).meta({
    description: 'How long a statement may wait for a lock; 0 for no limit.',
  }),
  DATABASE_IDLE_TRANSACTION_TIMEOUT_SECONDS: timeout(30).meta({
    description:
      'How long a transaction may wait for its next statement before the database ends it; 0 for no limit.',
  }),
  LIVEKIT_URL: url('ws:', 'wss:', 'http:', 'https:').meta({
    description:
      'The LiveKit server as this server reaches it. `npm start` brings its own when this is not set.',
    example: 'ws://127.0.0.1:7880',
  }),
  LIVEKIT_API_KEY: z
    .string()
    .min(1)
    .meta({ description: 'The key of LiveKit’s configuration.', example: 'footlight' }),
  LIVEKIT_API_SECRET: secret.meta({ description: 'Its secret, 32 characters or more.', example: '' }),
  APP_SECRET: secret.meta({
    description: 'Signs sessions and cookies; 32 characters or more. Changing it signs everybody out.',
    example: '',
  }),
  TRUST_PROXY: z.string().default('').meta({
    description: 'Addresses or networks of the proxies in front, separated by commas; empty for none.',
  }),
  RATE_LIMIT_ADDRESS: z.coerce.number().int().min(1).max(1_000_000_000).default(1000).meta({
    description:
      'New guests, and new accounts, that one network address may make in an hour, and server-sent events that it keeps open on one server.',
  }),
  SMTP_URL: url('smtp:', 'smtps:').optional().meta({
    description:
      'The mail server, with user and password if it wants them. Without it mails land on the page /outbox, on loopback only.',
    example: 'smtps://user:password@mail.example:465',
  }),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]+$/, 'must be one line')
    .default('Footlight <footlight@localhost>')
    .meta({ description: 'Whom mails come from.' }),
  TRUSTED_ISSUER: url('http:', 'https:').optional().meta({
    description:
      'The issuer of another sign-in service whose tokens are taken, exactly as their claim `iss` says; for Supabase `https://PROJECT.supabase.co/auth/v1`.',
    example: 'https://id.example',
  }),
  TRUSTED_ISSUER_AUDIENCE: z.string().min(1).optional().meta({
    description: 'The claim `aud` of its tokens; `authenticated` for Supabase.',
    example: 'footlight',
  }),
  TRUSTED_ISSUER_JWKS_URL: url('http:', 'https:').optional().meta({
    description:
      'Where its public keys are; for Supabase the issuer with `/.well-known/jwks.json` behind it.',
    example: 'https://id.example/jwks',
  }),
  TRUSTED_ISSUER_SECRET: secret.optional().meta({
    description: 'The secret that it shares with us, where it signs by HS256 as older Supabase projects do.',
    example: '',
  }),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .meta({ description: 'How much is logged.' }),
  METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional().meta({
    description:
      'A port of its own for `/metrics`, which Prometheus reads. On the address HOST: whoever reaches it can read it, unless METRICS_TOKEN is set as well.',
    example: '9464',
  }),
  METRICS_TOKEN: secret
    .regex(/^[\w.~+/=-]+$/, 'may have letters, digits and -._~+/= only')
    .optional()
    .meta({
      description:
        'Without METRICS_PORT it puts `/metrics` on the port of the server, for whoever sends this as a bearer token. 32 characters or more.',
      example: '',
    }),
  WEB_DIST: z.string().optional().meta({
    description: 'The folder of the built web app; without it only the API is served.',
    example: 'apps/web/dist',
  }),
  DEMO: z
    .enum(['on', 'off'])
    .default('off')
    .meta({ description: '`on` makes the demo accounts. Only where HOST and PUBLIC_URL are loopback.' }),
  DEFAULT_PLAN: z.enum(plans).default('pro').meta({
    description:
      'The plan of every account that no admin gave another one, where BILLING is `off`. With `free` only those stream whom an admin lets.',
  }),
  PLANS: planChanges.optional().meta({
    description:
      'What plans give otherwise than usual, as JSON: rights as `GET /v1/plans` names them, numbers or "unlimited", and `label`, the name that people read.',
    example: '{"pro":{"label":"Stage","viewers":500}}',
  }),
  CONTACT_URL: z
    .url({ protocol: /^(mailto|https)$/, error: 'must be an address that begins with mailto: or https://' })
    .optional()
    .meta({
      description:
        'Where people ask for a plan or for more of one: an e-mail address as `mailto:`, or a page.',
      example: 'mailto:host@live.example',
    }),
  PRICES: planPrices.optional().meta({
    description:
      'What plans cost, as JSON: the currency, and for a month and a year of each plan a whole number in its smallest unit (cents, or yen). A year costs twelve months at the most. When not set, 12 and 29 US dollars a month and ten months for a year.',
    example: '{"currency":"eur","creator":{"month":1200,"year":12000},"pro":{"month":2900,"year":29000}}',
  }),
  BILLING: z.enum(['on', 'off']).optional().meta({
    description:
      'Whether plans are paid for through Stripe. When not set, `on` where STRIPE_SECRET_KEY is set. With `on` everybody without a subscription has the plan Free; with `off` DEFAULT_PLAN counts.',
    example: 'on',
  }),
  STRIPE_SECRET_KEY: stripeKey.optional().meta({
    description: 'The secret or restricted key of your Stripe account. docs/operate.md says how to get it.',
    example: '',
  }),
  STRIPE_WEBHOOK_SECRET: webhookSecrets.optional().meta({
    description:
      'What Stripe signs its webhooks with; several with commas between them, while one replaces the other. `npm run stripe -- setup` prints it.',
    example: '',
  }),
  STRIPE_API_URL: url('http:', 'https:').optional().meta({
    description:
      'Where the sandbox of Stripe answers, on loopback only and never in production. `npm start` sets it.',
    example: 'http://127.0.0.1:12111',
  }),
  BILLING_GRACE_DAYS: days(7, 60).meta({
    description: 'How long a plan stays while a payment is overdue, in days; 0 for not at all.',
  }),
  BILLING_TRIAL_DAYS: days(0, 730).meta({
    description: 'How long the first subscription of an account is free, in days; 0 for no trial.',
  }),
  BILLING_TAX: z
    .enum(['on', 'off'])
    .default('off')
    .meta({ description: 'Whether Stripe computes taxes at checkout (Stripe Tax must be set up).' }),
  BILLING_PROMOTION_CODES: z
    .enum(['on', 'off'])
    .default('off')
    .meta({ description: 'Whether promotion codes can be entered at checkout.' }),
  GRACE_SECONDS: seconds(120, 3600).meta({
    description: 'How long an interrupted stream waits for its host before it ends.',
  }),
  ROOM_CEILING: z.coerce.number().int().min(0).max(100_000).default(0).meta({
    description: 'The most participants that LiveKit lets into one room, hosts included; 0 for no ceiling.',
  }),
});

/** The environment after validation. */
export type Env = z.infer<typeof settings>;
