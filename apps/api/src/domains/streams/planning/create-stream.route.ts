import { createStream as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { createStream } from './create-stream.ts';
import { presentStream } from '../stream.presenter.ts';

export const createStreamRoute = route(endpoint, async ({ params, body, caller, context }) => {
  const stream = await createStream(context, caller, params.channel_id, body);
  return { stream: presentStream(stream, caller, context.config) };
});
