import { updateStream as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentStream } from '../stream.presenter.ts';
import { updateStream } from './update-stream.ts';

export const updateStreamRoute = route(endpoint, async ({ params, body, caller, context }) => ({
  stream: presentStream(await updateStream(context, caller, params.stream_id, body), caller, context.config),
}));
