import { WebhookReceiver } from 'livekit-server-sdk';
import type { Config } from '../../config/config.ts';
import { AppError } from '../../http/app-error.ts';

/** What a webhook says: its id, and which room to look at. */
export interface LiveKitHint {
  id: string;
  room: string | undefined;
}

/**
 * Reads a webhook of LiveKit: the token in `Authorization` signs the SHA-256 of the raw body.
 * @throws AppError `webhook_unverified` when it is not signed by our media server
 */
export async function readWebhook(
  config: Config,
  body: string,
  authorization: string | undefined,
): Promise<LiveKitHint> {
  const receiver = new WebhookReceiver(config.livekit.apiKey, config.livekit.apiSecret);
  try {
    const event = await receiver.receive(body, authorization);
    if (event.id === '') throw new Error('no id');
    return { id: event.id, room: event.room?.name };
  } catch {
    throw new AppError('webhook_unverified');
  }
}
