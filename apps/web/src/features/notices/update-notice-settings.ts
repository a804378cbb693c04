import type { NoticeSettings, updateNoticeSettings } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { noticeSettingsQuery } from './get-notice-settings.ts';

const call = callOf<typeof updateNoticeSettings>('PATCH', '/v1/me/notice-settings');

/** Chooses one kind of mail, or does without it. */
export function useUpdateNoticeSettings(name: keyof NoticeSettings) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: boolean) => request(call, { body: { [name]: wanted } }),
    // One after the other: each answer holds both of them.
    scope: { id: 'notice-settings' },
    onSuccess: (settings) => client.setQueryData(noticeSettingsQuery.queryKey, settings),
  });
}
