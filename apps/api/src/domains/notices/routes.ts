import { getNoticeSettingsRoute } from './get-notice-settings.route.ts';
import { listNoticesRoute } from './list-notices.route.ts';
import { readNoticesRoute } from './read-notices.route.ts';
import { unsubscribeRoute } from './unsubscribe.route.ts';
import { updateNoticeSettingsRoute } from './update-notice-settings.route.ts';

export const noticeRoutes = [
  listNoticesRoute,
  readNoticesRoute,
  getNoticeSettingsRoute,
  updateNoticeSettingsRoute,
  unsubscribeRoute,
];
