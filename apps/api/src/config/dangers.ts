import { isLoopback } from './loopback.ts';
import type { Env } from './settings.ts';

/** What of settings that are right each by itself must not be together, one line each. */
export function dangers(env: Env): string[] {
  const found: string[] = [];
  const publicHost = env.PUBLIC_URL ? new URL(env.PUBLIC_URL).hostname : env.HOST;
  const local = isLoopback(env.HOST) && isLoopback(publicHost);
  if (env.DEMO === 'on' && (env.NODE_ENV === 'production' || !local)) {
    found.push(
      'DEMO: the demo accounts have public passwords, so they run only on loopback and never in production',
    );
  }
  if (env.APP_SECRET === env.LIVEKIT_API_SECRET)
    found.push('APP_SECRET: must differ from LIVEKIT_API_SECRET');
  if (!env.SMTP_URL && (env.NODE_ENV === 'production' || !local)) {
    found.push(
      'SMTP_URL: must be set in production and wherever others reach the server (without it every mail can be read at /outbox)',
    );
  }
  if (env.METRICS_PORT !== undefined && env.METRICS_PORT === env.PORT)
    found.push('METRICS_PORT: must differ from PORT');
  if (env.METRICS_TOKEN !== undefined && [env.APP_SECRET, env.LIVEKIT_API_SECRET].includes(env.METRICS_TOKEN))
    found.push('METRICS_TOKEN: must differ from APP_SECRET and LIVEKIT_API_SECRET');
  found.push(...issuerDangers(env), ...billingDangers(env));
  if (env.NODE_ENV === 'production') {
    if (!env.PUBLIC_URL) found.push('PUBLIC_URL: must be set in production');
    else if (!isLoopback(publicHost) && !env.PUBLIC_URL.startsWith('https:')) {
      found.push(
        'PUBLIC_URL: must start with https:// (browsers give camera and microphone to secure pages only)',
      );
    }
    for (const name of ['APP_SECRET', 'LIVEKIT_API_SECRET'] as const) {
      if (new Set(env[name]).size < 8) found.push(`${name}: is too easy to guess`);
    }
  }
  return found;
}

/** Money: no key of one world in the other, and nobody else's server in Stripe's place. */
function billingDangers(env: Env): string[] {
  const found: string[] = [];
  const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: webhookSecrets, STRIPE_API_URL: apiUrl } = env;
  if (key === undefined) {
    if (env.BILLING === 'on') found.push('STRIPE_SECRET_KEY: must be set with BILLING=on');
    for (const name of ['STRIPE_WEBHOOK_SECRET', 'STRIPE_API_URL'] as const) {
      if (env[name] !== undefined) found.push(`${name}: means nothing without STRIPE_SECRET_KEY`);
    }
    return found;
  }
  const live = key.includes('_live_');
  if (webhookSecrets === undefined && env.BILLING !== 'off') {
    found.push('STRIPE_WEBHOOK_SECRET: must be set, or nobody could tell whose webhooks they are');
  }
  if (apiUrl !== undefined) {
    if (!isLoopback(new URL(apiUrl).hostname)) {
      found.push('STRIPE_API_URL: must be on loopback, or payments would go to another server than Stripe’s');
    }
    if (env.NODE_ENV === 'production') found.push('STRIPE_API_URL: must not be set in production');
    if (live) found.push('STRIPE_SECRET_KEY: is a live key, which the sandbox must not see');
  }
  if (env.NODE_ENV === 'production' && !live && env.BILLING !== 'off') {
    found.push('STRIPE_SECRET_KEY: is a test key, by which nobody in production pays anything');
  }
  return found;
}

/** A trusted issuer is trusted with every account: it must be whole, and nobody may stand between. */
function issuerDangers(env: Env): string[] {
  const found: string[] = [];
  const { TRUSTED_ISSUER: issuer, TRUSTED_ISSUER_JWKS_URL: jwks, TRUSTED_ISSUER_SECRET: shared } = env;
  if (issuer === undefined) {
    const rest = ['TRUSTED_ISSUER_AUDIENCE', 'TRUSTED_ISSUER_JWKS_URL', 'TRUSTED_ISSUER_SECRET'] as const;
    const lonely = rest.filter((name) => env[name] !== undefined);
    return lonely.map((name) => `${name}: means nothing without TRUSTED_ISSUER`);
  }
  if (env.TRUSTED_ISSUER_AUDIENCE === undefined) {
    found.push('TRUSTED_ISSUER_AUDIENCE: must be set, or tokens for other services would be taken');
  }
  if (jwks === undefined && shared === undefined) {
    found.push('TRUSTED_ISSUER_JWKS_URL: must be set (or TRUSTED_ISSUER_SECRET)');
  }
  for (const [name, value] of [
    ['TRUSTED_ISSUER', issuer],
    ['TRUSTED_ISSUER_JWKS_URL', jwks],
  ] as const) {
    if (value?.startsWith('http:') && !isLoopback(new URL(value).hostname)) {
      found.push(`${name}: must start with https://`);
    }
  }
  if (shared !== undefined && [env.APP_SECRET, env.LIVEKIT_API_SECRET].includes(shared)) {
    found.push('TRUSTED_ISSUER_SECRET: must differ from APP_SECRET and LIVEKIT_API_SECRET');
  }
  return found;
}
