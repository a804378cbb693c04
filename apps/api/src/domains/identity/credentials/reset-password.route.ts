import { resetPassword as endpoint } from '@footlight/contracts';
import { clientOf } from '../../../http/client.ts';
import { route } from '../../../http/route.ts';
import { resetPassword } from './reset-password.ts';

export const resetPasswordRoute = route(endpoint, async ({ body, context, request }) => {
  await resetPassword(context, body, clientOf(request));
  return null;
});
