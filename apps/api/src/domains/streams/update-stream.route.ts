import { updateStream as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { presentStream } from './stream.presenter.ts';
import { updateStream } from './update-stream.ts';

export const updateStreamRoute = route(endpoint, async ({ params, body, caller, context }) => {
  const stream = await updateStream(context, caller, params.stream_id, {
    title: body.title,
    visibility: body.visibility,
  });
  return { stream: presentStream(stream, caller, context.config) };
});
