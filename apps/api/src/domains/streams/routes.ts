import * as contract from '@footlight/contracts';
import { clientOf } from '../../http/client.ts';
import { route } from '../../http/route.ts';
import { getStream } from './get-stream.ts';
import { streamEvents } from './stream-events.ts';
import { presentStream } from './stream.presenter.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { inviteesRoutes } from './invitees/routes.ts';
import { listsRoutes } from './lists/routes.ts';
import { liveRoutes } from './live/routes.ts';
import { planningRoutes } from './planning/routes.ts';

export const streamRoutes = [
  route(contract.getStream, async ({ params, caller, context }) => ({
    stream: presentStream(await getStream(context, caller, params.stream_id), caller, context),
  })),
  route(contract.getStreamEvents, async ({ params, caller, context, request, reply }) => {
    void reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no');
    return streamEvents(context, caller, params.stream_id, clientOf(request).address);
  }),
  ...calendarRoutes,
  ...inviteesRoutes,
  ...listsRoutes,
  ...liveRoutes,
  ...planningRoutes,
];
