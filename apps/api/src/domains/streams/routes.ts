import { createHostTokenRoute } from './create-host-token.route.ts';
import { createStreamRoute } from './create-stream.route.ts';
import { endStreamRoute } from './end-stream.route.ts';
import { getStreamRoute } from './get-stream.route.ts';
import { livekitWebhookRoute } from './livekit-webhook.route.ts';
import { listStreamsRoute } from './list-streams.route.ts';
import { startStreamRoute } from './start-stream.route.ts';
import { updateStreamRoute } from './update-stream.route.ts';

export const streamRoutes = [
  listStreamsRoute,
  createStreamRoute,
  getStreamRoute,
  updateStreamRoute,
  startStreamRoute,
  endStreamRoute,
  createHostTokenRoute,
  livekitWebhookRoute,
];
