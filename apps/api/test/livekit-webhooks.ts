import { createHash } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import type { Answer, TestApp } from './test-app.ts';

/** Signs a webhook as LiveKit does: a token whose claim is the base64 SHA-256 of the raw body. */
export async function signWebhook(
  app: TestApp,
  body: string,
  secret = app.config.livekit.apiSecret,
): Promise<Record<string, string>> {
  const token = new AccessToken(app.config.livekit.apiKey, secret, { ttl: 60 });
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return { authorization: await token.toJwt(), 'content-type': 'application/webhook+json' };
}

/** Sends a webhook to the app as LiveKit would. */
export async function postWebhook(app: TestApp, webhook: object): Promise<Answer> {
  const raw = JSON.stringify(webhook);
  return app.send('POST', '/webhooks/livekit', { raw, headers: await signWebhook(app, raw) });
}
