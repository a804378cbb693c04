import type { getServerHealth } from '@footlight/contracts';
import { queryOptions } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { adminKeys } from './admin-keys.ts';

const call = callOf<typeof getServerHealth>('GET', '/v1/admin/health');

/** Milliseconds between two requests while the page is visible. */
export const healthInterval = 5_000;

/** How the server is, asked again and again while somebody sees it. */
export const healthQuery = queryOptions({
  queryKey: adminKeys.health,
  queryFn: async ({ signal }) => (await request(call, {}, { signal })).health,
  refetchInterval: healthInterval,
  staleTime: 0,
});
