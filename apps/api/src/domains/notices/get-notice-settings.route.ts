import { getNoticeSettings as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { getNoticeSettings } from './notice-settings.ts';

export const getNoticeSettingsRoute = route(endpoint, ({ caller, context }) =>
  getNoticeSettings(context, caller),
);
