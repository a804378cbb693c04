import { register as endpoint } from '@footlight/contracts';
import { clientOf } from '../../../http/client.ts';
import { readGuestCookie } from '../../../http/guest-cookie.ts';
import { route } from '../../../http/route.ts';
import { answerSignedIn } from '../sessions/sessions.ts';
import { register } from './register.ts';

export const registerRoute = route(endpoint, async ({ body, context, request, reply }) =>
  answerSignedIn(
    context,
    reply,
    await register(context, body, clientOf(request), readGuestCookie(request, context.config)),
  ),
);
