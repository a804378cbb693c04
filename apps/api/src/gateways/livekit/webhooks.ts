import { type WebhookEvent, WebhookReceiver } from 'livekit-server-sdk';
import type { Config } from '../../config/config.ts';
import { AppError } from '../../http/app-error.ts';
import { clockToleranceSeconds } from './tokens.ts';

/** What a webhook of LiveKit says: its id, its kind, and which room it concerns. */
export interface LiveKitWebhook {
  id: string;
  event: WebhookEvent['event'];
  room: string | undefined;
}

/** Events of egress and ingress carry the name of their room in a field of their own. */
function roomOf({ room, egressInfo, ingressInfo }: WebhookEvent): string | undefined {
  return room?.name || egressInfo?.roomName || ingressInfo?.roomName || undefined;
}

/**
 * Reads a webhook of LiveKit: the token in `Authorization` signs the SHA-256 of the raw body.
 * @throws AppError `webhook_unverified` when it is not signed by our media server
 */
export async function readWebhook(
  config: Config,
  body: string,
  authorization: string | undefined,
): Promise<LiveKitWebhook> {
  const receiver = new WebhookReceiver(config.livekit.apiKey, config.livekit.apiSecret);
  try {
    const webhook = await receiver.receive(body, authorization, false, clockToleranceSeconds);
    if (webhook.id === '') throw new Error('no id');
    return { id: webhook.id, event: webhook.event, room: roomOf(webhook) };
  } catch {
    throw new AppError('webhook_unverified');
  }
}
