import { z } from 'zod';
import { Channel } from './channels.ts';
import { endpoint } from './endpoint.ts';
import { NoticeId, StreamId } from './ids.ts';
import { Cursor, limit, page } from './paging.ts';
import { Moment } from './text.ts';

export const noticeKinds = ['stream_live', 'stream_scheduled', 'stream_moved', 'stream_canceled'] as const;
export const NoticeKind = z.enum(noticeKinds);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** Something that happened in a channel that somebody follows or is in. */
export const Notice = z
  .object({
    id: NoticeId,
    kind: NoticeKind,
    at: Moment,
    read: z.boolean(),
    stream: z.object({ id: StreamId, title: z.string(), scheduled_for: Moment.nullable() }),
    channel: Channel,
  })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof Notice>;

export const listNotices = endpoint({
  id: 'listNotices',
  method: 'GET',
  path: '/v1/me/notices',
  tag: 'notices',
  summary: 'What happened in channels that you follow or are in, newest first',
  caller: 'account',
  query: z.strictObject({ cursor: Cursor.optional(), limit: limit(20, 100) }),
  success: {
    200: page(Notice).extend({ unread: z.int().describe('How many are not read; 100 stands for more.') }),
  },
  errors: [],
});

export const readNotices = endpoint({
  id: 'readNotices',
  method: 'POST',
  path: '/v1/me/notices/read',
  tag: 'notices',
  summary: 'Mark notices as read, up to one of them',
  caller: 'account',
  body: z.strictObject({ up_to: NoticeId }),
  success: { 204: z.null() },
  errors: [],
});

/** Which mails somebody wants. */
export const NoticeSettings = z
  .object({
    mail_live: z.boolean().describe('When a stream goes live.'),
    mail_schedule: z.boolean().describe('When a stream is planned, moved or canceled.'),
  })
  .meta({ id: 'NoticeSettings' });
export type NoticeSettings = z.infer<typeof NoticeSettings>;

export const getNoticeSettings = endpoint({
  id: 'getNoticeSettings',
  method: 'GET',
  path: '/v1/me/notice-settings',
  tag: 'notices',
  summary: 'Which mails you want',
  caller: 'account',
  success: { 200: NoticeSettings },
  errors: [],
});

export const updateNoticeSettings = endpoint({
  id: 'updateNoticeSettings',
  method: 'PATCH',
  path: '/v1/me/notice-settings',
  tag: 'notices',
  summary: 'Choose which mails you want',
  caller: 'account',
  body: z.strictObject({ mail_live: z.boolean().optional(), mail_schedule: z.boolean().optional() }),
  success: { 200: NoticeSettings },
  errors: [],
});

export const unsubscribe = endpoint({
  id: 'unsubscribe',
  method: 'POST',
  path: '/v1/unsubscribe/{token}',
  tag: 'notices',
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
