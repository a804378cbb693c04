import type { getProfile } from '@footlight/contracts';
import { useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof getProfile>('GET', '/v1/users/{user_id}');

/** A person as everyone sees them, by id or handle. */
export function useProfile(user: string) {
  return useQuery({
    queryKey: ['profile', user.toLowerCase()],
    queryFn: async ({ signal }) => (await request(call, { params: { user_id: user } }, { signal })).profile,
  });
}
