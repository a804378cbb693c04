import { removeStreamCover as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { removeStreamCover } from './stream-cover.ts';
import { presentStream } from '../stream.presenter.ts';

export const removeStreamCoverRoute = route(endpoint, async ({ params, caller, context }) => ({
  stream: presentStream(await removeStreamCover(context, caller, params.stream_id), caller, context.config),
}));
