import type { getNoticeSettings } from '@footlight/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof getNoticeSettings>('GET', '/v1/me/notice-settings');

export const noticeSettingsQuery = queryOptions({
  queryKey: ['me', 'notice-settings'],
  queryFn: ({ signal }) => request(call, {}, { signal }),
});

/** Which mails the account wants. */
export function useNoticeSettings() {
  return useQuery(noticeSettingsQuery);
}
