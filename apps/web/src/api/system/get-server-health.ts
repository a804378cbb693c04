import type { healthReady, Readiness } from '@footlight/contracts';
import { queryOptions } from '@tanstack/react-query';

const path: (typeof healthReady)['path'] = '/health/ready';

/** What of the server does not answer, or `ok`. */
export type ServerHealth = 'ok' | 'media' | 'database' | 'unreachable';

/** Milliseconds between two requests, and before an answer counts as missing. */
const interval = 15_000;
const timeout = 5_000;

/** Asks what works. A server in trouble answers 503 and says what it is: here that is an answer, not a failure. */
async function getServerHealth(signal: AbortSignal): Promise<ServerHealth> {
  try {
    const response = await fetch(path, {
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    });
    const { checks } = (await response.json()) as Readiness;
    if (checks.database !== 'ok' || checks.migrations !== 'ok') return 'database';
    return checks.livekit === 'ok' ? 'ok' : 'media';
  } catch (error) {
    if (signal.aborted) throw error;
    return 'unreachable';
  }
}

/** Whether a stream could be started now, asked again and again. */
export const serverHealthQuery = queryOptions({
  queryKey: ['system', 'health'],
  queryFn: ({ signal }) => getServerHealth(signal),
  refetchInterval: interval,
  staleTime: 0,
});
