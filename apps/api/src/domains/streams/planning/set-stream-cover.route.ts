import { setStreamCover as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { setStreamCover } from './stream-cover.ts';
import { presentStream } from '../stream.presenter.ts';

export const setStreamCoverRoute = route(endpoint, async ({ params, body, caller, context }) => ({
  stream: presentStream(
    await setStreamCover(context, caller, params.stream_id, body),
    caller,
    context.config,
  ),
}));
