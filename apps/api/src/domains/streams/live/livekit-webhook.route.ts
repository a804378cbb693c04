import { livekitWebhook as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { takeHint } from './take-hint.ts';

export const livekitWebhookRoute = route(endpoint, async ({ request, context }) => {
  const body = typeof request.body === 'string' ? request.body : '';
  await takeHint(context, body, request.headers.authorization);
  return { received: true as const };
});
