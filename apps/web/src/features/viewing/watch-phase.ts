import { ApiProblem, ConnectionFailure } from '../../lib/send.ts';

/** Where a viewer stands between the click and the picture. */
export type WatchPhase =
  /** There is nothing to take part in: the stream is not live. */
  | { kind: 'idle' }
  /** Taking a seat and connecting. `again`: there was a picture before. */
  | { kind: 'joining'; again: boolean }
  | { kind: 'watching' }
  /** Every seat is taken; it tries again by itself at `retryAt`. */
  | { kind: 'full'; retryAt: number }
  /** Another tab of the same viewer took the seat over. */
  | { kind: 'elsewhere' }
  /** Something does not answer; it tries again by itself at `retryAt`. */
  | { kind: 'failed'; cause: FailureCause; retryAt: number }
  /** The API refuses, and asking again would not change it. */
  | { kind: 'refused'; error: ApiProblem };

export type FailureCause = 'network' | 'media' | 'database' | 'server';

/** The step of joining that failed. */
export type JoinStep = 'seat' | 'code' | 'room';

/** What a failure of joining means. */
export type JoinFailure =
  | { kind: 'not_live' }
  | { kind: 'full' }
  | { kind: 'failed'; cause: FailureCause }
  | { kind: 'refused'; error: ApiProblem };

/** Tells what a failed step means for the viewer. */
export function readJoinFailure(step: JoinStep, error: unknown): JoinFailure {
  if (step === 'code') return { kind: 'failed', cause: 'network' };
  if (error instanceof ConnectionFailure) return { kind: 'failed', cause: 'network' };
  // The media client's own errors: it could not connect, or not keep the connection.
  if (!(error instanceof ApiProblem))
    return { kind: 'failed', cause: navigator.onLine ? 'media' : 'network' };
  switch (error.code) {
    // What is not there is not live either; the stream's own request has the words for it.
    case 'stream_not_live':
    case 'not_found':
      return { kind: 'not_live' };
    case 'stream_full':
      return { kind: 'full' };
    case 'media_unavailable':
      return { kind: 'failed', cause: 'media' };
    case 'database_unavailable':
      return { kind: 'failed', cause: 'database' };
    default:
      return error.status >= 500 ? { kind: 'failed', cause: 'server' } : { kind: 'refused', error };
  }
}
