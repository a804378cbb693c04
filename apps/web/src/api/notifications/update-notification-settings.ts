import type { NotificationSettings, updateNotificationSettings } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { notificationKeys } from './notification-keys.ts';

const call = callOf<typeof updateNotificationSettings>('PATCH', '/v1/me/notification-settings');

/** Chooses one kind of mail, or does without it. */
export function useUpdateNotificationSettings(name: keyof NotificationSettings) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: boolean) => request(call, { body: { [name]: wanted } }),
    // One after the other: each answer holds both of them.
    scope: { id: 'notification-settings' },
    onSuccess: (settings) => client.setQueryData(notificationKeys.settings, settings),
  });
}
