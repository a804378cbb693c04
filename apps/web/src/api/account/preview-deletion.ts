import type { previewDeletion } from '@footlight/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { accountKeys } from './account-keys.ts';

const call = callOf<typeof previewDeletion>('GET', '/v1/me/deletion');

const deletionQuery = queryOptions({
  queryKey: accountKeys.deletion,
  queryFn: ({ signal }) => request(call, {}, { signal }),
  select: ({ departure }) => departure,
});

/** What deleting the account would remove, and what would stay. */
export function useDeletionPreview() {
  return useQuery(deletionQuery);
}
