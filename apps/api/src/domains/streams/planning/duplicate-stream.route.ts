import { duplicateStream as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { duplicateStream } from './duplicate-stream.ts';
import { presentStream } from '../stream.presenter.ts';

export const duplicateStreamRoute = route(endpoint, async ({ params, body, caller, context }) => {
  const stream = await duplicateStream(context, caller, params.stream_id, body);
  return { stream: presentStream(stream, caller, context.config) };
});
