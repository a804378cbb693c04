import type { Context } from '../../context.ts';
import type { LiveKitHint } from '../../gateways/livekit/webhooks.ts';
import { lookAtStreamNow } from './look-at-stream.ts';
import { forgetHintsBefore, rememberHint } from './hints.queries.ts';

/** How long the id of a webhook is remembered; LiveKit tries again for under a minute. */
const rememberMs = 24 * 60 * 60_000;

/** Takes a webhook: once, and only as a reason to look at its room. Nobody waits for the look. */
export async function takeHint(context: Context, hint: LiveKitHint): Promise<void> {
  const isNew = await rememberHint(context.db, hint.id, context.clock.now());
  if (!isNew || hint.room === undefined) return;
  const { room } = hint;
  lookAtStreamNow(context, room).catch((error: unknown) => {
    context.log.warn({ err: error, room }, 'a look after a webhook failed; the worker looks again');
  });
}

/** Forgets webhooks that cannot come again. */
export async function forgetOldHints(context: Context): Promise<void> {
  await forgetHintsBefore(context.db, new Date(context.clock.now().getTime() - rememberMs));
}
