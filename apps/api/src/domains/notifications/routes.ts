import * as contract from '@footlight/contracts';
import { readIdCursor } from '../../http/id-cursor.ts';
import { route } from '../../http/route.ts';
import { mailRoutes } from './mail/routes.ts';
import { listNotifications } from './in-app/list-notifications.ts';
import { getNotificationSettings, updateNotificationSettings } from './settings/notification-settings.ts';
import { presentNotification } from './in-app/notification.presenter.ts';
import { markNotificationsRead } from './in-app/mark-notifications-read.ts';
import { unsubscribe } from './settings/unsubscribe.ts';

export const notificationRoutes = [
  route(contract.listNotifications, async ({ query, caller, context }) => {
    const before = readIdCursor(query.cursor, 'notification');
    const { notifications, next, unread } = await listNotifications(context, caller, {
      before,
      limit: query.limit,
    });
    return { data: notifications.map(presentNotification), next_cursor: next, unread };
  }),
  route(contract.markNotificationsRead, async ({ body, caller, context }) => {
    await markNotificationsRead(context, caller, body.up_to);
    return null;
  }),
  route(contract.getNotificationSettings, ({ caller, context }) => getNotificationSettings(context, caller)),
  route(contract.updateNotificationSettings, ({ body, caller, context }) =>
    updateNotificationSettings(context, caller, body),
  ),
  route(contract.unsubscribe, async ({ params, context }) => {
    await unsubscribe(context, params.token);
    return null;
  }),
  ...mailRoutes,
];
