import type { Access, getAccess } from '@footlight/contracts';
import { queryOptions } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { retryUnlessRefused } from '../../lib/retry-unless-refused.ts';

/** Where the answers are kept in the cache. */
export const accessKeys = {
  of: (streamId: string, as?: PreviewAudience) => ['access', streamId, as ?? 'self'] as const,
};

const call = callOf<typeof getAccess>('GET', '/v1/streams/{stream_id}/access');

/** Milliseconds between two looks of somebody who stands outside: an invitation may come any time. */
const outsideLook = 30_000;

/** Whom those who run a channel can ask for. */
export const previewAudiences = ['guest', 'follower', 'member'] as const;
export type PreviewAudience = (typeof previewAudiences)[number];

/** Whether one may watch a stream, and why not; `as`: whether somebody else may. */
export function accessQuery(streamId: string, as?: PreviewAudience) {
  return queryOptions({
    queryKey: accessKeys.of(streamId, as),
    queryFn: ({ signal }) => request(call, { params: { stream_id: streamId }, query: { as } }, { signal }),
    retry: retryUnlessRefused,
    refetchInterval: ({ state: { data } }) =>
      as === undefined && data && (data.allowed || accessDenialIn(data)) ? outsideLook : false,
  });
}

/** What keeps somebody out whatever the stream does. */
export interface AccessDenial {
  reason: 'sign_in_required' | 'membership_required';
  remedy: Access['remedy'];
}

/** The denial that an answer tells of, or null: also for somebody who has only to wait. */
export function accessDenialIn(access: Access | undefined): AccessDenial | null {
  if (!access || access.allowed || !isAccessDenial(access.reason)) return null;
  return { reason: access.reason, remedy: access.remedy };
}

/** Whether a reason or an error code is a denial's. */
export function isAccessDenial(code: string | null): code is AccessDenial['reason'] {
  return code === 'sign_in_required' || code === 'membership_required';
}
