import type { getUser } from '@footlight/contracts';
import { useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { adminKeys } from './admin-keys.ts';

const call = callOf<typeof getUser>('GET', '/v1/admin/users/{user_id}');

/** One person. */
export function useUser(userId: string) {
  return useQuery({
    queryKey: adminKeys.user(userId),
    queryFn: async ({ signal }) => (await request(call, { params: { user_id: userId } }, { signal })).user,
  });
}
