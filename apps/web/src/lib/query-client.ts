import { QueryClient } from '@tanstack/react-query';
import { ApiProblem, ConnectionFailure } from './send.ts';

/** Whether the same request may well succeed a moment later. */
function isPassing(error: unknown): boolean {
  return error instanceof ConnectionFailure || (error instanceof ApiProblem && error.status >= 500);
}

/** The cache of everything that comes from the API. Server state lives here and nowhere else. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // "Offline" is not ours to decide: the server may run on this very machine. See connection.ts.
        networkMode: 'always',
        retry: (failures, error) => failures < 1 && isPassing(error),
        retryDelay: 1_000,
        staleTime: 10_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
