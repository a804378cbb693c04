import { login as endpoint } from '@footlight/contracts';
import { clientOf } from '../../../http/client.ts';
import { route } from '../../../http/route.ts';
import { login } from './login.ts';
import { answerSignedIn } from './sessions.ts';

export const loginRoute = route(endpoint, async ({ body, context, request, reply }) =>
  answerSignedIn(context, reply, await login(context, body, clientOf(request))),
);
