import { livekitWebhook as endpoint } from '@footlight/contracts';
import { readWebhook } from '../../gateways/livekit/webhooks.ts';
import { route } from '../../http/route.ts';
import { takeHint } from './take-hint.ts';

export const livekitWebhookRoute = route(endpoint, async ({ request, context }) => {
  const body = typeof request.body === 'string' ? request.body : '';
  await takeHint(context, await readWebhook(context.config, body, request.headers.authorization));
  return { received: true as const };
});
