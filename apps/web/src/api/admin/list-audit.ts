import type { listAudit } from '@footlight/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { adminKeys } from './admin-keys.ts';

const call = callOf<typeof listAudit>('GET', '/v1/admin/audit');

/** What admins did, newest first, page by page; to one person, or to anybody. */
export function useAudit(subjectId?: string) {
  return useInfiniteQuery({
    queryKey: adminKeys.audit(subjectId),
    queryFn: ({ pageParam, signal }) => {
      const query = {
        ...(subjectId === undefined ? {} : { subject_id: subjectId }),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      };
      return request(call, { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}
