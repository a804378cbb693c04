import * as access from './access.ts';
import * as admin from './admin.ts';
import * as billing from './billing.ts';
import * as channels from './channels.ts';
import * as chat from './chat.ts';
import type { Endpoint } from './endpoint.ts';
import * as health from './health.ts';
import * as credentials from './identity/credentials.ts';
import * as guests from './identity/guests.ts';
import * as ingest from './ingest.ts';
import * as leaving from './identity/leaving.ts';
import * as profile from './identity/profile.ts';
import * as sessions from './identity/sessions.ts';
import * as mail from './mail.ts';
import * as notifications from './notifications.ts';
import * as people from './people.ts';
import * as plans from './plans.ts';
import * as queue from './queue.ts';
import * as goingLive from './streams/going-live.ts';
import * as invitees from './streams/invitees.ts';
import * as reports from './streams/report.ts';
import * as streams from './streams/streams.ts';
import * as waiting from './streams/waiting.ts';
import * as system from './system.ts';
import * as viewing from './seating.ts';

export * from './access.ts';
export * from './admin.ts';
export * from './billing.ts';
export * from './channels.ts';
export * from './chat.ts';
export * from './endpoint.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './identity/account.ts';
export * from './identity/credentials.ts';
export * from './identity/guests.ts';
export * from './identity/leaving.ts';
export * from './identity/profile.ts';
export * from './identity/sessions.ts';
export * from './health.ts';
export * from './ids.ts';
export * from './ingest.ts';
export * from './mail.ts';
export * from './notifications.ts';
export * from './paging.ts';
export * from './people.ts';
export * from './plans.ts';
export * from './queue.ts';
export * from './realtime.ts';
export * from './roles.ts';
export * from './streams/going-live.ts';
export * from './streams/invitees.ts';
export * from './streams/report.ts';
export * from './streams/stream.ts';
export * from './streams/streams.ts';
export * from './streams/waiting.ts';
export * from './system.ts';
export * from './text.ts';
export * from './seating.ts';

function isEndpoint(value: unknown): value is Endpoint {
  return (
    typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'success' in value
  );
}

const domains = [
  sessions,
  credentials,
  guests,
  profile,
  leaving,
  plans,
  billing,
  channels,
  people,
  streams,
  invitees,
  waiting,
  goingLive,
  ingest,
  reports,
  access,
  notifications,
  viewing,
  queue,
  chat,
  admin,
  health,
  mail,
  system,
];

/** Every endpoint of the API. */
export const allEndpoints: readonly Endpoint[] = domains.flatMap((domain) =>
  Object.values(domain).filter(isEndpoint),
);
