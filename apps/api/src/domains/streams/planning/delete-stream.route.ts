import { deleteStream as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { deleteStream } from './delete-stream.ts';

export const deleteStreamRoute = route(endpoint, async ({ params, caller, context }) => {
  await deleteStream(context, caller, params.stream_id);
  return null;
});
