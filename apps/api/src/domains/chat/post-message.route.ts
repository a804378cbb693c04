import { postMessage as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { postMessage } from './post-message.ts';

export const postMessageRoute = route(endpoint, async ({ params, body, caller, context }) => ({
  message: await postMessage(context, caller, params.stream_id, body.body),
}));
