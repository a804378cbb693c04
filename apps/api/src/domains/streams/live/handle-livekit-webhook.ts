import type { Context } from '../../../context.ts';
import { readWebhook } from '../../../gateways/livekit/webhooks.ts';
import { deleteWebhookEventsBefore, recordWebhookEvent } from './webhook-events.queries.ts';

/** How long the id of a webhook is remembered; LiveKit tries again for under a minute. */
const rememberMs = 24 * 60 * 60_000;

/**
 * Takes a webhook of LiveKit: once, and only as a request to list its room soon.
 * @param body the raw body, which the authorization signs
 * @throws AppError `webhook_unverified`
 */
export async function handleLivekitWebhook(
  context: Context,
  body: Buffer,
  authorization: string | undefined,
): Promise<void> {
  const { id, event, room } = await readWebhook(context.config, body.toString(), authorization);
  if (event === 'room_finished') context.livekit.dropKnownRoom(room);
  await recordWebhookEvent(context.db, { id, room, receivedAt: context.clock.now() });
}

/** Deletes the ids of webhooks that cannot come again. */
export async function purgeWebhookEvents(context: Context, signal?: AbortSignal): Promise<void> {
  await deleteWebhookEventsBefore(context.db, new Date(context.clock.now().getTime() - rememberMs), signal);
}
