import type { StreamState, Viewer } from '@footlight/contracts';
import type { ViewerRoom } from '../../lib/live-room/viewer-room.ts';
import type { QueueState } from './queue-state.ts';
import { ApiProblem, ConnectionFailure } from '../../lib/send.ts';

/** Where a viewer stands between the click and the picture. */
export type WatchPhase =
  /** There is nothing to take part in: the stream is not live. */
  | { kind: 'idle' }
  /** Taking a seat and connecting. `again`: there was a picture before. */
  | { kind: 'joining'; again: boolean }
  | { kind: 'watching' }
  /** Every seat is taken. `queue`: one's place in the queue; null while that is not known. */
  | { kind: 'full'; queue: QueueState | null }
  /** Another tab of the same viewer, or another device, took the seat over. */
  | { kind: 'elsewhere'; where: 'tab' | 'device' }
  /** Something does not answer; it tries again by itself at `retryAt`. */
  | { kind: 'failed'; cause: FailureCause; retryAt: number }
  /** The API refuses, and asking again would not change it. */
  | { kind: 'refused'; error: ApiProblem };

/** What a page knows of its part in a stream. */
export interface WatchSnapshot {
  phase: WatchPhase;
  /** The room, once its code is here; it may not be joined yet. */
  room: ViewerRoom | null;
  /** Who one is to others; null before the first seat. */
  viewer: Viewer | null;
  /** Until when the seat is this viewer's whatever happens, in milliseconds since 1970; null without a seat. */
  seatKeptUntil: number | null;
  /** Whether a seat of a full stream is free, and a page that nobody looks at leaves it to its viewer to take it. */
  seatFree: boolean;
  /** Grows when the server may know this viewer under another identity: whoever listens to it begins again. */
  identity: number;
}

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

/** Reads what is known of the stream's state now. The session keeps no copy of it. */
export type ReadStreamState = () => StreamState | 'gone' | undefined;

/** Whether nothing comes after this state of a stream. */
export function isOver(state: ReturnType<ReadStreamState>): boolean {
  return state === 'ended' || state === 'canceled' || state === 'gone';
}
