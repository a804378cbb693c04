import { cancelStream as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { cancelStream } from './cancel-stream.ts';
import { presentStream } from '../stream.presenter.ts';

export const cancelStreamRoute = route(endpoint, async ({ params, caller, context }) => ({
  stream: presentStream(await cancelStream(context, caller, params.stream_id), caller, context.config),
}));
