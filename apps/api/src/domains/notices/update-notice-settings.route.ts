import { updateNoticeSettings as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { updateNoticeSettings } from './notice-settings.ts';

export const updateNoticeSettingsRoute = route(endpoint, ({ body, caller, context }) =>
  updateNoticeSettings(context, caller, body),
);
