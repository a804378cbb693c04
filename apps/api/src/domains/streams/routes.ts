import { getCalendarFileRoute } from './calendar/get-calendar-file.route.ts';
import { cancelStreamRoute } from './planning/cancel-stream.route.ts';
import { createHostTokenRoute } from './live/create-host-token.route.ts';
import { createStreamRoute } from './planning/create-stream.route.ts';
import { deleteStreamRoute } from './planning/delete-stream.route.ts';
import { duplicateStreamRoute } from './planning/duplicate-stream.route.ts';
import { endStreamRoute } from './live/end-stream.route.ts';
import { getStreamRoute } from './get-stream.route.ts';
import { addInviteeRoute } from './invitees/add-invitee.route.ts';
import { listInviteesRoute } from './invitees/list-invitees.route.ts';
import { removeInviteeRoute } from './invitees/remove-invitee.route.ts';
import { listStreamsRoute } from './lists/list-streams.route.ts';
import { livekitWebhookRoute } from './live/livekit-webhook.route.ts';
import { removeStreamCoverRoute } from './planning/remove-stream-cover.route.ts';
import { setStreamCoverRoute } from './planning/set-stream-cover.route.ts';
import { startStreamRoute } from './live/start-stream.route.ts';
import { streamEventsRoute } from './stream-events.route.ts';
import { updateStreamRoute } from './planning/update-stream.route.ts';

export const streamRoutes = [
  listStreamsRoute,
  createStreamRoute,
  getStreamRoute,
  streamEventsRoute,
  getCalendarFileRoute,
  updateStreamRoute,
  deleteStreamRoute,
  duplicateStreamRoute,
  setStreamCoverRoute,
  removeStreamCoverRoute,
  listInviteesRoute,
  addInviteeRoute,
  removeInviteeRoute,
  startStreamRoute,
  endStreamRoute,
  cancelStreamRoute,
  createHostTokenRoute,
  livekitWebhookRoute,
];
