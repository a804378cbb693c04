import { changeEmail as endpoint } from '@footlight/contracts';
import { clientOf } from '../../../http/client.ts';
import { route } from '../../../http/route.ts';
import { changeEmail } from './change-email.ts';

export const changeEmailRoute = route(endpoint, async ({ body, caller, context, request }) => {
  await changeEmail(context, caller, body, clientOf(request));
  return null;
});
