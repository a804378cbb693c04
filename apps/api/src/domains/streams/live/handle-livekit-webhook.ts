import type { Context } from '../../../context.ts';
import { readWebhook } from '../../../gateways/livekit/webhooks.ts';
import { reconcileStreamNow } from './reconcile-stream.ts';
import { deleteWebhookEventsBefore, recordWebhookEvent } from './webhook-events.queries.ts';

/** How long the id of a webhook is remembered; LiveKit tries again for under a minute. */
const rememberMs = 24 * 60 * 60_000;

/**
 * Takes a webhook of the media server: once, and only as a reason to look at its room. Nobody waits for the look.
 * @param body the raw body, which the authorization signs
 * @throws AppError `webhook_unverified`
 */
export async function handleLivekitWebhook(
  context: Context,
  body: string,
  authorization: string | undefined,
): Promise<void> {
  const { id, room } = await readWebhook(context.config, body, authorization);
  const isNew = await recordWebhookEvent(context.db, id, context.clock.now());
  if (!isNew || room === undefined) return;
  // The worker reconciles every stream anyway: what fails here, it does a moment later.
  context.background.enqueue('reconcile after a webhook', () => reconcileStreamNow(context, room), { room });
}

/** Forgets webhooks that cannot come again. */
export async function purgeWebhookEvents(context: Context): Promise<void> {
  await deleteWebhookEventsBefore(context.db, new Date(context.clock.now().getTime() - rememberMs));
}
