import { register as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { register } from './register.ts';
import { answerSignedIn } from './sessions.ts';

export const registerRoute = route(endpoint, async ({ body, context, reply }) =>
  answerSignedIn(context, reply, await register(context, body)),
);
