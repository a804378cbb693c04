import type { StreamState, Visibility } from '@footlight/contracts';

/** A stream with its channel and its seat counter, as the queries read it. */
export interface StreamView {
  id: string;
  title: string;
  visibility: Visibility;
  state: StreamState;
  createdAt: Date;
  startedAt: Date | null;
  interruptedAt: Date | null;
  endedAt: Date | null;
  viewers: number;
  viewerLimit: number;
  channel: { id: string; ownerId: string; handle: string; name: string; createdAt: Date };
}

/** Whether people can be in the room: live, or interrupted and waited for. */
export function isOnAir(state: StreamState): boolean {
  return state === 'live' || state === 'interrupted';
}
