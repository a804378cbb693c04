import { getStream as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { getStream } from './get-stream.ts';
import { presentStream } from './stream.presenter.ts';

export const getStreamRoute = route(endpoint, async ({ params, caller, context }) => ({
  stream: presentStream(await getStream(context, caller, params.stream_id), caller, context.config),
}));
