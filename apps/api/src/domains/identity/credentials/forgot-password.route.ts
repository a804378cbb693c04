import { forgotPassword as endpoint } from '@footlight/contracts';
import { clientOf } from '../../../http/client.ts';
import { route } from '../../../http/route.ts';
import { forgotPassword } from './forgot-password.ts';

export const forgotPasswordRoute = route(endpoint, async ({ body, context, request }) => {
  await forgotPassword(context, body.email, clientOf(request));
  return null;
});
