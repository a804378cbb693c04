import type { StreamState } from '@footlight/contracts';
import { type Caller, userIdOf } from '../../http/caller.ts';

/** Who may delete a message, and as what; undefined for nobody. The author's own deletion counts as the author's. */
export function deletesAs(
  message: { authorId: string },
  caller: Caller,
  moderates: boolean,
): 'author' | 'staff' | undefined {
  const callerId = userIdOf(caller) ?? (caller.kind === 'guest' ? caller.guestId : undefined);
  if (callerId !== undefined && callerId === message.authorId) return 'author';
  return moderates ? 'staff' : undefined;
}

/** Whether the chat takes messages: while the stream is on air. */
export function acceptsMessages(state: StreamState): boolean {
  return state === 'live' || state === 'interrupted';
}
