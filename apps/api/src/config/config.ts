import { type KeyObject, createSecretKey, hkdfSync } from 'node:crypto';
import {
  type PlanName,
  type Plans,
  type Prices,
  standardLabels,
  standardPlans,
  standardPrices,
} from '@footlight/plans';
import type { Env } from './settings.ts';

/** What the app sees of its settings. Durations are in milliseconds. */
export interface Config {
  production: boolean;
  host: string;
  port: number;
  publicUrl: URL;
  secureCookies: boolean;
  trustProxy: string[];
  logLevel: Env['LOG_LEVEL'];
  /** Where `/metrics` is: on a port of its own, else on the main one with a token; nowhere without both. */
  metrics: { port: number | undefined; token: string | undefined };
  webDist: string | undefined;
  demo: boolean;
  /** New guests, and new accounts, from one network address in an hour. */
  addressLimit: number;
  /** How mails are sent; undefined where they land in the outbox. */
  smtp: { url: string; from: string } | undefined;
  /** Whose tokens are taken beside our own; undefined for nobody's. */
  issuer: { url: string; audience: string; jwksUrl: URL | undefined; secret: Buffer | undefined } | undefined;
  databaseUrl: string;
  /** Sizes of the pools, and time-outs of the first one's statements; 0 for none. */
  database: {
    pool: number;
    jobsPool: number;
    statementTimeoutMs: number;
    lockTimeoutMs: number;
    idleTransactionTimeoutMs: number;
  };
  livekit: { url: URL; apiKey: string; apiSecret: string; roomCeiling: number };
  /** Signs access tokens; the rest are for HMACs, and ready for them: making a key takes longer than using it. */
  keys: Record<
    'refresh' | 'guest' | 'seat' | 'link' | 'invitation' | 'admin' | 'limits' | 'unsubscribe' | 'image',
    KeyObject
  > & { access: Buffer };
  /** What each plan gives, and the one that an account has unless it was given another. */
  plans: Plans;
  /** How people call the plans. */
  planLabels: Readonly<Record<PlanName, string>>;
  prices: Prices;
  /** Where people ask the operator for a plan: `mailto:` or `https:`. */
  contact: string | undefined;
  defaultPlan: PlanName;
  /** How plans are paid for; undefined where they are not. */
  billing: BillingConfig | undefined;
  streams: { interruptedAfterMs: number; graceMs: number; missedAfterMs: number };
  seats: { leaseMs: number };
  tokens: { accessMs: number; refreshMs: number; refreshOverlapMs: number; guestMs: number; roomMs: number };
  links: { verifyMs: number; resetMs: number };
  /** How long after signing in a person need not prove themselves again. */
  recentMs: number;
}

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** Stripe, and what an operator decides about paying. */
export interface BillingConfig {
  secretKey: string;
  /** Any of them signs a webhook. */
  webhookSecrets: readonly string[];
  /** Where the sandbox answers; undefined for Stripe itself. */
  apiUrl: URL | undefined;
  /** Whether real money moves. */
  live: boolean;
  /** How long a plan stays while a payment is overdue. */
  graceMs: number;
  trialDays: number;
  tax: boolean;
  promotionCodes: boolean;
}

function billingOf(env: Env): BillingConfig | undefined {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecrets } = env;
  if (env.BILLING === 'off' || secretKey === undefined || webhookSecrets === undefined) return undefined;
  return {
    secretKey,
    webhookSecrets,
    apiUrl: env.STRIPE_API_URL === undefined ? undefined : new URL(env.STRIPE_API_URL),
    live: secretKey.includes('_live_'),
    graceMs: env.BILLING_GRACE_DAYS * day,
    trialDays: env.BILLING_TRIAL_DAYS,
    tax: env.BILLING_TAX === 'on',
    promotionCodes: env.BILLING_PROMOTION_CODES === 'on',
  };
}

/** LiveKit's server API speaks http where its signalling speaks ws. */
function asHttp(address: string): URL {
  return new URL(address.replace(/^ws/, 'http'));
}

function issuerOf(env: Env): Config['issuer'] {
  if (env.TRUSTED_ISSUER === undefined || env.TRUSTED_ISSUER_AUDIENCE === undefined) return undefined;
  const { TRUSTED_ISSUER_JWKS_URL: jwks, TRUSTED_ISSUER_SECRET: shared } = env;
  return {
    url: env.TRUSTED_ISSUER,
    audience: env.TRUSTED_ISSUER_AUDIENCE,
    jwksUrl: jwks === undefined ? undefined : new URL(jwks),
    secret: shared === undefined ? undefined : Buffer.from(shared),
  };
}

function plansOf({ PLANS: changes = {} }: Env): Pick<Config, 'plans' | 'planLabels'> {
  const changed = (plan: PlanName) => {
    const { label, ...rights } = changes[plan] ?? {};
    return { label: label ?? standardLabels[plan], rights: { ...standardPlans[plan], ...rights } };
  };
  const [free, creator, pro] = [changed('free'), changed('creator'), changed('pro')];
  return {
    plans: { free: free.rights, creator: creator.rights, pro: pro.rights },
    planLabels: { free: free.label, creator: creator.label, pro: pro.label },
  };
}

/** Turns checked settings into what the app sees; every key is derived from `APP_SECRET` for its one purpose. */
export function makeConfig(env: Env): Config {
  const publicUrl = new URL(
    env.PUBLIC_URL ?? `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`,
  );
  const bytes = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', env.APP_SECRET, '', `footlight ${purpose}`, 32));
  const billing = billingOf(env);
  const key = (purpose: string) => createSecretKey(bytes(purpose));
  return {
    production: env.NODE_ENV === 'production',
    host: env.HOST,
    port: env.PORT,
    publicUrl,
    secureCookies: publicUrl.protocol === 'https:',
    trustProxy: env.TRUST_PROXY.split(',')
      .map((entry) => entry.trim())
      .filter(Boolean),
    logLevel: env.LOG_LEVEL,
    metrics: { port: env.METRICS_PORT, token: env.METRICS_TOKEN },
    webDist: env.WEB_DIST,
    demo: env.DEMO === 'on',
    addressLimit: env.RATE_LIMIT_ADDRESS,
    smtp: env.SMTP_URL ? { url: env.SMTP_URL, from: env.MAIL_FROM } : undefined,
    issuer: issuerOf(env),
    databaseUrl: env.DATABASE_URL,
    database: {
      pool: env.DATABASE_POOL,
      jobsPool: env.DATABASE_JOBS_POOL,
      statementTimeoutMs: env.DATABASE_STATEMENT_TIMEOUT_SECONDS * second,
      lockTimeoutMs: env.DATABASE_LOCK_TIMEOUT_SECONDS * second,
      idleTransactionTimeoutMs: env.DATABASE_IDLE_TRANSACTION_TIMEOUT_SECONDS * second,
    },
    livekit: {
      url: asHttp(env.LIVEKIT_URL),
      apiKey: env.LIVEKIT_API_KEY,
      apiSecret: env.LIVEKIT_API_SECRET,
      roomCeiling: env.ROOM_CEILING,
    },
    keys: {
      access: bytes('access token'),
      refresh: key('refresh token'),
      guest: key('guest cookie'),
      seat: key('seat release'),
      link: key('mailed link'),
      invitation: key('invitation'),
      admin: key('first admin'),
      limits: key('rate limits'),
      unsubscribe: key('unsubscribe'),
      image: key('image address'),
    },
    ...plansOf(env),
    prices: env.PRICES ?? standardPrices,
    contact: env.CONTACT_URL,
    defaultPlan: billing ? 'free' : env.DEFAULT_PLAN,
    billing,
    streams: {
      interruptedAfterMs: 5 * second,
      graceMs: env.GRACE_SECONDS * second,
      missedAfterMs: day,
    },
    // A background tab's timers run about once a minute, so a heartbeat every 30 s needs a lease of 90.
    seats: { leaseMs: 90 * second },
    tokens: {
      accessMs: 10 * minute,
      refreshMs: 30 * day,
      refreshOverlapMs: 20 * second,
      // Browsers keep a cookie for 400 days at the most.
      guestMs: 400 * day,
      roomMs: 10 * minute,
    },
    links: { verifyMs: 3 * day, resetMs: 60 * minute },
    recentMs: 10 * minute,
  };
}
