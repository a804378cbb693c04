import type { getNotificationSettings } from '@footlight/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { notificationKeys } from './notification-keys.ts';

const call = callOf<typeof getNotificationSettings>('GET', '/v1/me/notification-settings');

const notificationSettingsQuery = queryOptions({
  queryKey: notificationKeys.settings,
  queryFn: ({ signal }) => request(call, {}, { signal }),
});

/** Which mails the account wants. */
export function useNotificationSettings() {
  return useQuery(notificationSettingsQuery);
}
