import { z } from 'zod';

/** Every kind of id in the product and its prefix. An id is `<prefix>_<ULID>`, so it sorts by the time it was made. */
export const idPrefixes = {
  user: 'usr',
  session: 'ses',
  guest: 'gst',
  channel: 'chn',
  stream: 'str',
  seat: 'seat',
  queueEntry: 'que',
  message: 'msg',
  streamKey: 'skey',
  whipSession: 'whip',
  link: 'lnk',
  image: 'img',
  mail: 'mail',
  audit: 'aud',
  invitation: 'inv',
  activity: 'act',
  invitee: 'ivt',
  notification: 'ntc',
  event: 'evt',
  subscriptionChange: 'sch',
  request: 'req',
} as const;

export type IdKind = keyof typeof idPrefixes;

/** A ULID in Crockford's base 32: 26 characters, the first one at most 7. */
const ulidPattern = '[0-7][0-9A-HJKMNP-TV-Z]{25}';

/** Schema of an id of one kind, for example `str_01JD9M4T5V6W7X8Y9Z0A1B2C3D`. */
export function idOf(kind: IdKind) {
  const prefix = idPrefixes[kind];
  return z
    .string()
    .regex(new RegExp(`^${prefix}_${ulidPattern}$`))
    .describe(`Prefix \`${prefix}_\`, then a ULID.`);
}

export const UserId = idOf('user');
export const SessionId = idOf('session');
export const ImageId = idOf('image');
export const GuestId = idOf('guest');
export const ChannelId = idOf('channel');
export const StreamId = idOf('stream');
export const SeatId = idOf('seat');
export const QueueEntryId = idOf('queueEntry');
export const StreamKeyId = idOf('streamKey');
export const WhipSessionId = idOf('whipSession');
export const MessageId = idOf('message');
export const MailId = idOf('mail');
export const AuditId = idOf('audit');
export const InvitationId = idOf('invitation');
export const ActivityId = idOf('activity');
export const InviteeId = idOf('invitee');
export const NotificationId = idOf('notification');
export const EventId = idOf('event');
