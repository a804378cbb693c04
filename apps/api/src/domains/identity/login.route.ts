import { login as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { login } from './login.ts';
import { answerSignedIn } from './sessions.ts';

export const loginRoute = route(endpoint, async ({ body, context, reply }) =>
  answerSignedIn(context, reply, await login(context, body)),
);
