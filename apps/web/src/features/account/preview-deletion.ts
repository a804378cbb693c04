import type { previewDeletion } from '@footlight/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof previewDeletion>('GET', '/v1/me/deletion');

function fetchDeparture(signal?: AbortSignal) {
  return request(call, {}, { ...(signal && { signal }) });
}

const departureQuery = queryOptions({
  queryKey: ['me', 'deletion'],
  queryFn: ({ signal }) => fetchDeparture(signal),
  select: ({ departure }) => departure,
});

/** What deleting the account would remove, and what would stay. */
export function useDeparture() {
  return useQuery(departureQuery);
}
