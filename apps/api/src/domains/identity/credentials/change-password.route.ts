import { changePassword as endpoint } from '@footlight/contracts';
import { clientOf } from '../../../http/client.ts';
import { route } from '../../../http/route.ts';
import { answerSignedIn } from '../sessions/sessions.ts';
import { changePassword } from './change-password.ts';

export const changePasswordRoute = route(endpoint, async ({ body, caller, context, request, reply }) =>
  answerSignedIn(context, reply, await changePassword(context, caller, body, clientOf(request))),
);
