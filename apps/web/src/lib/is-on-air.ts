import type { StreamState } from '@footlight/contracts';

/** Whether a stream in this state is on air: it has a room, seats and a chat. */
export function isOnAir(state: StreamState | 'gone' | undefined): boolean {
  return state === 'live' || state === 'interrupted';
}
