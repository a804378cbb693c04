import { endStream as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { endStream } from './end-stream.ts';
import { presentStream } from '../stream.presenter.ts';

export const endStreamRoute = route(endpoint, async ({ params, caller, context }) => ({
  stream: presentStream(await endStream(context, caller, params.stream_id), caller, context.config),
}));
