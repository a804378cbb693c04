import { createHash, randomUUID } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import type { Site } from '../../site/start-site.ts';

/** What LiveKit says happened in a room. */
export interface Webhook {
  id: string;
  event: string;
  room: { sid: string; name: string };
  participant?: { sid: string; identity: string; state: string };
  createdAt: string;
}

/** @param ageSeconds how long ago it happened */
export function webhookOf(event: string, room: string, identity?: string, ageSeconds = 0): Webhook {
  return {
    id: `EV_${randomUUID()}`,
    event,
    room: { sid: 'RM_faults', name: room },
    ...(identity !== undefined && { participant: { sid: `PA_${identity}`, identity, state: 'ACTIVE' } }),
    createdAt: String(Math.floor(Date.now() / 1_000) - ageSeconds),
  };
}

/** Sends a webhook to an API process, signed as LiveKit does; answers the status. */
export async function postWebhook(site: Site, origin: string, webhook: Webhook): Promise<number> {
  const body = JSON.stringify(webhook);
  const token = new AccessToken(site.apiKey, site.apiSecret, { ttl: 60 });
  token.sha256 = createHash('sha256').update(body).digest('base64');
  const answer = await fetch(`${origin}/webhooks/livekit`, {
    method: 'POST',
    headers: { 'content-type': 'application/webhook+json', authorization: await token.toJwt() },
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}
