import type { NotificationKind, StreamState, Visibility } from '@footlight/contracts';
import { isOnAir } from '../access/index.ts';

/** Whether something that happened to a stream is still worth a notification: nobody should open a stream that is over. */
export function shouldNotify(kind: NotificationKind, state: StreamState, visibility: Visibility): boolean {
  // Who has the link of an unlisted stream got it from its host.
  if (visibility === 'unlisted') return false;
  if (kind === 'stream_live') return isOnAir(state);
  if (kind === 'stream_canceled') return state === 'canceled';
  return state === 'scheduled';
}

/** Whether somebody wants a mail about something. */
export function wantsMail(
  kind: NotificationKind,
  settings: { mailLive: boolean; mailSchedule: boolean },
): boolean {
  return kind === 'stream_live' ? settings.mailLive : settings.mailSchedule;
}
