import { createHash, randomUUID } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import type { Site } from '@footlight/e2e/site/start-site.ts';

/** Sends the API what LiveKit says when somebody joins a room, signed as LiveKit does. */
export async function postJoined(site: Site, room: string, identity: string): Promise<void> {
  const body = JSON.stringify({
    event: 'participant_joined',
    room: { sid: 'RM_storm', name: room },
    participant: { sid: `PA_${identity}`, identity, state: 'ACTIVE' },
    id: `EV_${randomUUID()}`,
    createdAt: String(Math.floor(Date.now() / 1_000)),
  });
  const token = new AccessToken(site.apiKey, site.apiSecret, { ttl: 60 });
  token.sha256 = createHash('sha256').update(body).digest('base64');
  const answer = await fetch(`${site.url}/webhooks/livekit`, {
    method: 'POST',
    headers: { 'content-type': 'application/webhook+json', authorization: await token.toJwt() },
    body,
  });
  if (answer.status !== 200)
    throw new Error(`A webhook was answered ${answer.status}: ${await answer.text()}`);
}
