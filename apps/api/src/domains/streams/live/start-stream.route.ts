import { startStream as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { startStream } from './start-stream.ts';
import { presentStream } from '../stream.presenter.ts';

export const startStreamRoute = route(endpoint, async ({ params, caller, context }) => ({
  stream: presentStream(await startStream(context, caller, params.stream_id), caller, context.config),
}));
