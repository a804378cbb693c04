import { z } from 'zod';
import { Channel } from './channels.ts';
import { endpoint } from './endpoint.ts';
import { NotificationId, StreamId } from './ids.ts';
import { Cursor, limit, page } from './paging.ts';
import { Moment } from './text.ts';

export const noticeKinds = ['stream_live', 'stream_scheduled', 'stream_moved', 'stream_canceled'] as const;
export const NotificationKind = z.enum(noticeKinds);
export type NotificationKind = z.infer<typeof NotificationKind>;

/** Something that happened in a channel that somebody follows or is in. */
export const Notification = z
  .object({
    id: NotificationId,
    kind: NotificationKind,
    at: Moment,
    read: z.boolean(),
    stream: z.object({ id: StreamId, title: z.string(), scheduled_for: Moment.nullable() }),
    channel: Channel,
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;

export const listNotifications = endpoint({
  id: 'listNotifications',
  method: 'GET',
  path: '/v1/me/notifications',
  tag: 'notifications',
  summary: 'What happened in channels that you follow or are in, newest first',
  caller: 'account',
  query: z.strictObject({ cursor: Cursor.optional(), limit: limit(20, 100) }),
  success: {
    200: page(Notification).extend({
      unread: z.int().describe('How many are not read; 100 stands for more.'),
    }),
  },
  errors: [],
});

export const markNotificationsRead = endpoint({
  id: 'markNotificationsRead',
  method: 'POST',
  path: '/v1/me/notifications/read',
  tag: 'notifications',
  summary: 'Mark notifications as read, up to one of them',
  caller: 'account',
  body: z.strictObject({ up_to: NotificationId }),
  success: { 204: z.null() },
  errors: [],
});

/** Which mails somebody wants. */
export const NotificationSettings = z
  .object({
    mail_live: z.boolean().describe('When a stream goes live.'),
    mail_schedule: z.boolean().describe('When a stream is planned, moved or canceled.'),
  })
  .meta({ id: 'NotificationSettings' });
export type NotificationSettings = z.infer<typeof NotificationSettings>;

export const getNotificationSettings = endpoint({
  id: 'getNotificationSettings',
  method: 'GET',
  path: '/v1/me/notification-settings',
  tag: 'notifications',
  summary: 'Which mails you want',
  caller: 'account',
  success: { 200: NotificationSettings },
  errors: [],
});

export const updateNotificationSettings = endpoint({
  id: 'updateNotificationSettings',
  method: 'PATCH',
  path: '/v1/me/notification-settings',
  tag: 'notifications',
  summary: 'Choose which mails you want',
  caller: 'account',
  body: z.strictObject({ mail_live: z.boolean().optional(), mail_schedule: z.boolean().optional() }),
  success: { 200: NotificationSettings },
  errors: [],
});

export const unsubscribe = endpoint({
  id: 'unsubscribe',
  method: 'POST',
  path: '/v1/unsubscribe/{token}',
  tag: 'notifications',
  summary: 'Want no such mails any more',
  description:
    'The address of the header `List-Unsubscribe` (RFC 8058). The body is not read. Doing it twice changes nothing.',
  caller: 'anyone',
  params: z.object({ token: z.string().max(100) }),
  upload: {
    types: ['application/x-www-form-urlencoded', 'multipart/form-data'],
    limit: 10_000,
  },
  success: { 204: z.null() },
  errors: [],
});
