import { verifyEmail as endpoint } from '@footlight/contracts';
import { clientOf } from '../../../http/client.ts';
import { route } from '../../../http/route.ts';
import { verifyEmail } from './verify-email.ts';

export const verifyEmailRoute = route(endpoint, async ({ body, context, request }) => {
  await verifyEmail(context, body.token, clientOf(request));
  return null;
});
