import { getStreamEvents as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { streamEvents } from './stream-events.ts';

export const streamEventsRoute = route(endpoint, async ({ params, caller, context, reply }) => {
  void reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no');
  return streamEvents(context, caller, params.stream_id);
});
